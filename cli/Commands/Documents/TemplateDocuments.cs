using System.Text;
using Remediation.Cli.LocalAws;

namespace Remediation.Cli.Commands.Documents;

/// <summary>The part of the template between two comments, which is written and not edited: one AWS::SSM::Document for each document.</summary>
internal static class TemplateDocuments
{
    public const string Begin = "  # --- Documents: written by 'dotnet run --project cli -- documents' from functions/Documents; edit there ---";
    public const string End = "  # --- End of the documents ---";

    /// <summary>The template with exactly these documents between the two comments; everything else stays as it is.</summary>
    /// <exception cref="LocalAwsException">The template lacks one of the comments.</exception>
    public static string Replace(string template, IReadOnlyList<CommandDocument> documents)
    {
        int begin = template.IndexOf(Begin, StringComparison.Ordinal);
        int end = template.IndexOf(End, StringComparison.Ordinal);
        if (begin < 0 || end < begin)
        {
            throw new LocalAwsException($"The template must hold these two lines, where the documents belong:\n{Begin}\n{End}");
        }

        var text = new StringBuilder(template[..begin]).Append(Begin).Append("\n\n");
        foreach (var document in documents)
        {
            Write(document, text);
            text.Append('\n');
        }

        return text.Append(template[end..]).ToString();
    }

    // No name is given: CloudFormation names the document after the stack, and a new text becomes the new default version under the same name.
    private static void Write(CommandDocument document, StringBuilder text)
    {
        text.Append($"  {document.Name}:\n    Type: AWS::SSM::Document\n    Properties:\n");
        text.Append("      DocumentType: Command\n      DocumentFormat: JSON\n      TargetType: /AWS::EC2::Instance\n      UpdateMethod: NewVersion\n      Content:\n");
        Indent(document.Text, 8, text);
        text.Append(' ', 14).Append("runCommand:\n");
        foreach (string part in document.RunCommand)
        {
            text.Append(' ', 16).Append("- |\n");
            Indent(part, 18, text);
        }
    }

    private static void Indent(string lines, int spaces, StringBuilder text)
    {
        foreach (string line in lines.TrimEnd('\n').Split('\n'))
        {
            text.Append(line.Length == 0 ? "" : new string(' ', spaces)).Append(line).Append('\n');
        }
    }
}

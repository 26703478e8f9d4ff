using System.CommandLine;
using Remediation.Cli.LocalAws;

namespace Remediation.Cli.Commands.Documents;

/// <summary><c>documents</c>: writes the SSM documents into the template.</summary>
internal static class DocumentsCommand
{
    public static Command Create()
    {
        var check = new Option<bool>("--check") { Description = "Write nothing; fail when the template is not up to date." };
        var template = new Option<string?>("--template") { Description = "The template; functions/Documents is beside it. Default: the nearest template.yaml, upward." };
        var command = new Command("documents", "Write the SSM documents, from their scripts in functions/Documents, into the template.") { check, template };
        command.SetAction(parsed => Run(TemplateFinder.Find(parsed.GetValue(template)), parsed.GetValue(check)));
        return command;
    }

    private static int Run(string template, bool check)
    {
        var documents = CommandDocument.ReadAll(Path.Combine(Path.GetDirectoryName(template)!, "functions", "Documents"));
        string text = File.ReadAllText(template);
        string written = TemplateDocuments.Replace(text, documents);
        if (text == written)
        {
            Console.WriteLine($"{documents.Count} documents are up to date in {template}.");
            return ExitCode.Done;
        }

        if (check)
        {
            return ExitCode.Fail($"The documents in {template} are not what functions/Documents says: run 'dotnet run --project cli -- documents'.");
        }

        File.WriteAllText(template, written);
        Console.WriteLine($"{documents.Count} documents are written to {template}.");
        return ExitCode.Done;
    }
}

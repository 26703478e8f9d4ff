namespace Remediation.Functions.Tests.Notices;

/// <summary>Draws a notice as a mail reader shows it: plain text. SNS ends every email with a line about unsubscribing.</summary>
internal static class EmailPicture
{
    private const int Columns = 110;
    private const double Size = 12;

    public static string Draw(string snapshot)
    {
        string[] parts = snapshot.Split("\n\n", 2);
        string subject = parts[0].Split('\n')[0];
        var picture = new Picture((int)(Columns * Size * Picture.MonospaceAdvance) + 40);
        foreach (string line in Picture.Wrap(subject, 90))
        {
            picture.Line(16, line, "bold", 16);
        }

        picture.Line(16, "Remediation <no-reply@sns.amazonaws.com>", "soft", 12);
        picture.Rule();
        foreach (string line in parts[1].TrimEnd('\n').Split('\n').SelectMany(line => Picture.Wrap(line, Columns)))
        {
            picture.Line(16, line, "mono", Size);
        }

        picture.Rule();
        picture.Line(16, "(Here SNS adds how to unsubscribe.)", "soft", 11);
        return picture.ToSvg($"Email: {subject}");
    }
}

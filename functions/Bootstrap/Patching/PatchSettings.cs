using Remediation.Actions.Commands;
using Remediation.Decisions.Patching;

namespace Remediation.Bootstrap.Patching;

/// <summary>The settings that every function which patches has: environment variables that template.yaml sets.</summary>
internal sealed record PatchSettings
{
    public required string Region { get; init; }

    /// <summary>12 digits.</summary>
    public required string Account { get; init; }

    public required string NoticeTopicArn { get; init; }

    public JoinSettings Joining { get; init; } = JoinSettings.Never;

    /// <summary>Where in Parameter Store the functions remember what they began and told: <c>/remediation</c>.</summary>
    public required string MemoryPath { get; init; }

    /// <summary>The names of the documents, as Systems Manager knows them.</summary>
    public required IReadOnlyDictionary<PatchDocument, string> Documents { get; init; }

    public PatchPolicy Policy { get; init; } = new();

    /// <summary>How a command goes through many instances.</summary>
    public CommandRate Rate { get; init; } = new("10%", "10%");

    /// <summary>How long an instance's agent may take to register, or may be silent. With the delays between looks, three hours are forty looks: the queue gives fifty.</summary>
    public TimeSpan Deadline { get; init; } = TimeSpan.FromMinutes(45);

    /// <exception cref="InvalidSettingException">A variable is missing or wrong; it is named.</exception>
    public static PatchSettings Read(Func<string, string?> read)
    {
        var standard = new PatchPolicy();
        string topic = Setting.TopicArn(read, "NOTICE_TOPIC_ARN");
        return new PatchSettings
        {
            Region = Setting.Required(read, "AWS_REGION", "the region that the function runs in; Lambda sets it"),
            Account = Amazon.Arn.Parse(topic).AccountId,
            NoticeTopicArn = topic,
            Joining = JoinSettings.Read(read),
            MemoryPath = Setting.Path(read, "MEMORY_PATH"),
            Documents = new Dictionary<PatchDocument, string>
            {
                [PatchDocument.RunPatchBaseline] = "AWS-RunPatchBaseline",
                [PatchDocument.UpdateOperatingSystem] = Document(read, "UPDATE_OPERATING_SYSTEM_DOCUMENT"),
                [PatchDocument.UpdateTypo3] = Document(read, "UPDATE_TYPO3_DOCUMENT"),
                [PatchDocument.HardenSsh] = Document(read, "HARDEN_SSH_DOCUMENT"),
                [PatchDocument.ReportPosture] = Document(read, "REPORT_POSTURE_DOCUMENT"),
            },
            Policy = new PatchPolicy
            {
                Engine = Setting.Choice(read, "PATCH_WITH", standard.Engine),
                Updates = Setting.Choice(read, "UPDATES", standard.Updates),
                Reboot = Setting.Choice(read, "REBOOT", standard.Reboot),
                Age = Setting.Duration(read, "PATCH_AGE", standard.Age, TimeSpan.FromHours(1), TimeSpan.FromDays(60)),
                HardenSsh = Setting.Choice(read, "HARDEN_SSH", Switch.Off) == Switch.On,
                ReportPosture = Setting.Choice(read, "REPORT_POSTURE", Switch.Off) == Switch.On,
                Typo3ProductCodes = Setting.List(read, "TYPO3_PRODUCT_CODES").ToHashSet(),
                OldImage = Setting.Duration(read, "OLD_IMAGE", standard.OldImage, TimeSpan.FromDays(1), TimeSpan.FromDays(3650)),
            },
            Rate = new CommandRate(Setting.Share(read, "MAX_CONCURRENCY", "10%", 1), Setting.Share(read, "MAX_ERRORS", "10%", 0)),
            Deadline = Setting.Duration(read, "REGISTRATION_DEADLINE", TimeSpan.FromMinutes(45), TimeSpan.FromSeconds(5), TimeSpan.FromHours(3)),
        };
    }

    /// <summary>Which document a name stands for; <see langword="null"/> when it is none of these.</summary>
    public PatchDocument? DocumentNamed(string name)
    {
        foreach (var (document, known) in Documents)
        {
            if (known == name || name.EndsWith($"document/{known}", StringComparison.Ordinal))
            {
                return document;
            }
        }

        return null;
    }

    private static string Document(Func<string, string?> read, string variable) =>
        Setting.Required(read, variable, "the name of the document, which template.yaml makes");
}

/// <summary>Whether something that is off by default is done.</summary>
internal enum Switch
{
    Off,
    On,
}

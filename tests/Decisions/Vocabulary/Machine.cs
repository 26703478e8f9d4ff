using Remediation.Decisions.Instances;

namespace Remediation.Decisions.Tests.Vocabulary;

/// <summary>Instances and what runs on them, in few words.</summary>
internal static class Machine
{
    public const string Id = "i-0a11ce0000000001";

    public static readonly ImageFacts Image = new("ami-0a11ce0000000001") { OwnerId = "111122223333" };

    public static InstanceFacts From(ImageFacts image) => new()
    {
        InstanceId = Id,
        State = "running",
        Launched = Snapshot.Noon,
        Image = image,
    };

    public static InstanceFacts FromImageNamed(string name) => From(Image with { Name = name });

    public static InstanceFacts Tagged(this InstanceFacts instance, string value) =>
        instance with { Tags = new Dictionary<string, string> { [InstanceRecognizer.TagKey] = value } };

    /// <summary>What its agent says: <c>Debian GNU/Linux 12</c>, and <c>Debian GNU/Linux -</c> where the release has no number.</summary>
    public static ManagedNode Running(string platform)
    {
        int space = platform.LastIndexOf(' ');
        return new ManagedNode(Id, IsOnline: true, platform[..space], platform[(space + 1)..].Replace("-", "", StringComparison.Ordinal));
    }
}

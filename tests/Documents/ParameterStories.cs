using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Remediation.Documents.Tests.Support;

namespace Remediation.Documents.Tests;

/// <summary>SSM checks parameters before; the scripts do not rely on it.</summary>
public sealed class ParameterStories
{
    public static TheoryData<string, string> Parameters
    {
        get
        {
            var data = new TheoryData<string, string>();
            foreach (var document in SsmAgent.Documents)
            {
                foreach (var (parameter, _) in document.Parameters)
                {
                    data.Add(document.Name, parameter);
                }
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Parameters))]
    public async Task A_value_that_is_not_allowed_is_refused(string document, string parameter)
    {
        await using var machine = await Chroot.OfAsync(Release.Bookworm);

        foreach (string value in (string[])["", "all;touch /hacked", "$(touch /hacked)", "12\ntouch /hacked", "{{ Mode }}", "99999"])
        {
            if (Allows(document, parameter, value))
            {
                continue;
            }

            var run = await new SsmAgent(machine).RunAsync(document, null, (parameter, value));

            Assert.Equal(("refused", 10), (run.Status, run.ExitCode));
            Assert.Contains(parameter, run.Reason, StringComparison.Ordinal);
            Assert.False(machine.Has("/hacked"));
        }
    }

    [Fact]
    public async Task Whoever_is_not_root_is_refused()
    {
        await using var machine = await Chroot.OfAsync(Release.Bookworm);

        foreach (var document in SsmAgent.Documents)
        {
            var run = await new SsmAgent(machine) { IsUnprivileged = true }.RunAsync(document.Name);

            Assert.Equal(("refused", 10), (run.Status, run.ExitCode));
            Assert.Contains("root", run.Reason, StringComparison.Ordinal);
        }

        Assert.False(machine.Has("/var/log/remediation"));
    }

    private static bool Allows(string document, string parameter, string value)
    {
        var declared = SsmAgent.Document(document).Parameters[parameter]!;
        return declared["allowedValues"] is JsonArray values
            ? values.Any(allowed => allowed!.GetValue<string>() == value)
            : Regex.IsMatch(value, declared["allowedPattern"]!.GetValue<string>()[..^1] + "\\z");
    }
}

using System.Net;

namespace Remediation.Cli.LocalAws;

/// <summary>What to run, and where. Everything has a default that works in a checkout of the repository.</summary>
internal sealed record LocalAwsOptions
{
    /// <summary>The port that plays AWS; 0 takes a free one.</summary>
    public int Port { get; init; }

    /// <summary>Must be a loopback address: the local AWS checks no signature, so nobody else may reach it.</summary>
    public IPAddress BindAddress { get; init; } = IPAddress.Loopback;

    /// <summary>A moto_server that runs already, on a loopback address; null starts one.</summary>
    public Uri? MotoEndpoint { get; init; }

    /// <summary>The SAM template; null looks for template.yaml upward from the working directory and from the program.</summary>
    public string? TemplatePath { get; init; }

    /// <summary>A native executable, or a bootstrap.dll that <c>dotnet</c> runs; null looks beside the program.</summary>
    public string? BootstrapPath { get; init; }

    /// <summary>The region whose topics, queues and functions are ready when the host has started; others follow with the first request.</summary>
    public string Region { get; init; } = "eu-central-1";

    /// <summary>Twelve digits. moto's own default, so that a client needs no header.</summary>
    public string AccountId { get; init; } = "123456789012";

    /// <summary>Prefix of every name that CloudFormation would generate.</summary>
    public string StackName { get; init; } = "remediation";

    /// <summary>Values for the template's Parameters in place of their Default.</summary>
    public IReadOnlyDictionary<string, string> Parameters { get; init; } = new Dictionary<string, string>();

    /// <summary>Environment variables that every function gets besides the template's; these win.</summary>
    public IReadOnlyDictionary<string, string> FunctionEnvironment { get; init; } = new Dictionary<string, string>();

    /// <summary>Access key to IAM user name, for the userIdentity of CloudTrail records. See <see cref="Callers"/> for keys not listed.</summary>
    public IReadOnlyDictionary<string, string> UserNames { get; init; } = new Dictionary<string, string>();

    /// <summary>Start the functions of <see cref="Region"/> with the host, as provisioned concurrency would; false starts each with its first event.</summary>
    public bool StartFunctions { get; init; } = true;

    /// <summary>Waits before the second and the third attempt of an asynchronous invocation. Lambda waits one and two minutes.</summary>
    public IReadOnlyList<TimeSpan> AsyncRetryDelays { get; init; } = [TimeSpan.FromMilliseconds(200), TimeSpan.FromMilliseconds(400)];

    /// <summary>How much shorter waits for a queue's messages are: what takes AWS a minute takes six seconds here. The journal keeps the number that was asked for.</summary>
    public int WaitFactor { get; init; } = 10;

    /// <summary>From pending to running, from stopping to stopped, from shutting-down to terminated. EC2 takes ten seconds to minutes.</summary>
    public TimeSpan StateChangeDelay { get; init; } = TimeSpan.FromMilliseconds(500);

    /// <summary>From running until the Systems Manager agent registers, where neither a tag of the instance nor a setting says otherwise.</summary>
    public TimeSpan AgentRegistersAfter { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>How long an operating system takes to start again. In AWS a minute passes before it even begins.</summary>
    public TimeSpan RebootDelay { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>Really run the template's documents for instances of Debian, each in a chroot of its own. Needs Linux, root and debootstrap; without them they are simulated.</summary>
    public bool UseChroots { get; init; }

    /// <summary>How long a command waits for an agent that is away. AWS waits TimeoutSeconds, an hour unless SendCommand says otherwise.</summary>
    public TimeSpan DeliveryTimeout { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>From SendCommand until the command's invocations can be read, and go out. AWS promises only that they will be there.</summary>
    public TimeSpan CommandVisibleAfter { get; init; } = TimeSpan.FromMilliseconds(200);

    /// <summary>How events spell a cancelled command. The API says Cancelled, the page about the events Canceled.</summary>
    public string CancelledInEvents { get; init; } = "Canceled";

    /// <summary>How long a function may take until it asks for its first event. Lambda allows 10 s; a build machine under load needs more.</summary>
    public TimeSpan InitTimeout { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>Called for everything that happens from the first moment on, in order, on the thread where it happens: return quickly.</summary>
    public Action<LocalAwsEvent>? Observer { get; init; }
}

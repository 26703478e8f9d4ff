#nullable disable // the official assembly carries no nullable annotations; callers must compile alike against both
using Amazon.Runtime;

namespace Amazon.SimpleSystemsManagement.Model;

/// <summary>
/// What to run, and where: by ids or by targets, not both.
/// Source: https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_SendCommand.html
/// </summary>
public class SendCommandRequest : AmazonSimpleSystemsManagementRequest
{
    /// <summary>Where the whole output is kept. Unset: nowhere; Systems Manager itself keeps only its beginning.</summary>
    public CloudWatchOutputConfig CloudWatchOutputConfig { get; set; }

    /// <summary>What the command is for, at most 100 characters.</summary>
    public string Comment { get; set; }

    /// <summary>Name of the document; the ARN of one that another account shares. Required.</summary>
    public string DocumentName { get; set; }

    /// <summary>Number of a version, <c>$DEFAULT</c> or <c>$LATEST</c>. Unset: <c>$DEFAULT</c>.</summary>
    public string DocumentVersion { get; set; }

    /// <summary>Ids of nodes (<c>i-…</c>, <c>mi-…</c>), at most 50. One that is not registered fails the call.</summary>
    public List<string> InstanceIds { get; set; }

    /// <summary>On how many nodes at once: a number, or a share such as <c>10%</c>. Unset: 50.</summary>
    public string MaxConcurrency { get; set; }

    /// <summary>After how many failed nodes no further one begins: a number, or a share such as <c>10%</c>. Unset: 0.</summary>
    public string MaxErrors { get; set; }

    /// <summary>Values of the document's parameters, by name; a parameter that is text has a list of one.</summary>
    public Dictionary<string, List<string>> Parameters { get; set; }

    /// <summary>Conditions that a node must meet, at most 5. A node that none of them meets is no error.</summary>
    public List<Target> Targets { get; set; }

    /// <summary>Seconds until a node that has not begun is given up, 30 to 2592000. Unset: 3600.</summary>
    public int? TimeoutSeconds { get; set; }
}

/// <summary>The command is on its way.</summary>
public class SendCommandResponse : AmazonWebServiceResponse
{
    /// <summary>Never null. Its counts are those of the moment of sending.</summary>
    public Command Command { get; set; }
}

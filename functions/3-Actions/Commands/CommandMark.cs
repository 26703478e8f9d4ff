using System.Security.Cryptography;
using System.Text;

namespace Remediation.Actions.Commands;

/// <summary>
/// What tells the commands of this stack from all others: the beginning of their comments, <c>/remediation/prod: a launch</c>. Two stacks in one region
/// do not take up each other's.
/// </summary>
/// <param name="path">The stack's path in Parameter Store.</param>
public sealed class CommandMark(string path)
{
    // Comments have 100 characters.
    private const int LongestPath = 60;

    private readonly string mark = $"{(path.Length <= LongestPath ? path : $"{path[..LongestPath]}~{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(path)))[..8]}")}: ";

    /// <summary>The comment of a command.</summary>
    /// <param name="cause">Why it is sent.</param>
    public string On(string cause) => mark + cause;

    /// <summary>Whether a comment says that its command was sent from here.</summary>
    public bool IsOn(string comment) => comment.StartsWith(mark, StringComparison.Ordinal);

    /// <summary>Why a command of ours was sent; empty for others.</summary>
    public string CauseIn(string comment) => IsOn(comment) ? comment[mark.Length..] : "";
}

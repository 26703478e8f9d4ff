#nullable disable // the official assembly carries no nullable annotations; callers must compile alike against both

namespace Amazon.SimpleSystemsManagement.Model;

/// <summary>
/// A condition on commands.
/// Source: https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_CommandFilter.html
/// </summary>
public class CommandFilter
{
    /// <summary>What is looked at. Required.</summary>
    public CommandFilterKey Key { get; set; }

    /// <summary>What it must be, 1 to 128 characters; a time as <c>2026-07-01T12:30:15Z</c>. Required.</summary>
    public string Value { get; set; }
}

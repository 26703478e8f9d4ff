namespace Remediation.Events;

/// <summary>
/// An event that concerns this project and cannot be understood. It belongs in the dead-letter queue: nothing was done about it, and it
/// can be replayed. The message names the field, what is wrong there, and what to do.
/// </summary>
/// <param name="field">Where in the event: <c>detail.requestParameters.groupId</c>, <c>detail-type</c>.</param>
/// <param name="problem">What is wrong there, and what to do about it.</param>
public sealed class InvalidEventException(string field, string problem) : Exception($"{field}: {problem}")
{
    /// <summary>The path of the field, as in the event's JSON.</summary>
    public string Field { get; } = field;
}

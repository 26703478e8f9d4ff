using Remediation.Notices;

namespace Remediation.Bootstrap.SecurityGroupGuard;

/// <summary>What was found or done could not be told. Lambda tries the event again, and that attempt tells it.</summary>
internal sealed class NoticeNotSentException(string groupId, NoticeKind kind, Exception cause)
    : Exception($"{groupId}: the notice {kind} could not be published. {cause.Message}", cause);

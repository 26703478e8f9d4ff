#nullable disable

namespace Amazon.Lambda.Core;

/// <summary>The Amazon Cognito identity behind an invocation by the AWS Mobile SDK.</summary>
public interface ICognitoIdentity
{
    /// <summary>For example <c>us-east-1:12345678-1234-1234-1234-123456789012</c>; null if absent.</summary>
    string IdentityId { get; }

    /// <summary>The pool that issued the identity, in the same form; null if absent.</summary>
    string IdentityPoolId { get; }
}

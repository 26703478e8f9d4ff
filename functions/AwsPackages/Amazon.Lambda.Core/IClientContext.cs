#nullable disable

namespace Amazon.Lambda.Core;

/// <summary>What the AWS Mobile SDK, or the <c>--client-context</c> of an invocation, says about the caller.</summary>
public interface IClientContext
{
    /// <summary>The <c>env</c> object; null if absent.</summary>
    IDictionary<string, string> Environment { get; }

    /// <summary>The <c>client</c> object; null if absent.</summary>
    IClientApplication Client { get; }

    /// <summary>The <c>custom</c> object; null if absent.</summary>
    IDictionary<string, string> Custom { get; }
}

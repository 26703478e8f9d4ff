#nullable disable

namespace Amazon.Lambda.Core;

/// <summary>The mobile application that invoked the function. Every value is null if the caller left it out.</summary>
public interface IClientApplication
{
    /// <summary>The JSON member <c>app_package_name</c>.</summary>
    string AppPackageName { get; }

    /// <summary>The JSON member <c>app_title</c>.</summary>
    string AppTitle { get; }

    /// <summary>The JSON member <c>app_version_code</c>.</summary>
    string AppVersionCode { get; }

    /// <summary>The JSON member <c>app_version_name</c>.</summary>
    string AppVersionName { get; }

    /// <summary>The JSON member <c>installation_id</c>.</summary>
    string InstallationId { get; }
}

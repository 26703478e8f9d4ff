using Remediation.Events.Json;

namespace Remediation.Events.CloudTrail;

/// <summary>Works out what an API call came through, from what the caller's software says of itself.</summary>
internal static class CallRoute
{
    private const string ServiceSuffix = ".amazonaws.com";
    private const string Internal = "AWS Internal";
    private const string Console = "console";
    private const int LongestClientName = 40;

    /// <summary>What a user agent contains, and what that means. First match wins: Terraform and the AWS CLI name their SDK too.</summary>
    private static readonly (string Mark, string Name)[] Tools =
    [
        ("pulumi", "Pulumi"),
        ("OpenTofu", "OpenTofu"),
        ("Terraform", "Terraform"),
        ("Ansible", "Ansible"),
        ("CloudShell", "AWS CLI in CloudShell"),
        ("aws-cli/", "AWS CLI"),
        ("AWSPowerShell", "AWS Tools for PowerShell"),
    ];

    private static readonly (string Mark, string Name)[] Clients =
    [
        ("console.", Console),
        ("signin.amazonaws.com", Console),
        ("Mozilla/", Console),
        ("Boto3/", "AWS SDK for Python"),
        ("Botocore/", "AWS SDK for Python"),
        ("Boto/", "Boto 2"),
        ("aws-sdk-go", "AWS SDK for Go"),
        ("aws-sdk-java", "AWS SDK for Java"),
        ("aws-sdk-kotlin", "AWS SDK for Kotlin"),
        ("aws-sdk-js", "AWS SDK for JavaScript"),
        ("aws-sdk-nodejs", "AWS SDK for JavaScript"),
        ("aws-sdk-dotnet", "AWS SDK for .NET"),
        ("aws-sdk-ruby", "AWS SDK for Ruby"),
        ("aws-sdk-php", "AWS SDK for PHP"),
        ("aws-sdk-rust", "AWS SDK for Rust"),
        ("aws-sdk-cpp", "AWS SDK for C++"),
        ("aws-sdk-swift", "AWS SDK for Swift"),
    ];

    public static string Of(EventField record, Actor actor)
    {
        string userAgent = record["userAgent"].Text() ?? "";
        return Service(actor.InvokedBy)
            ?? Service(record["sourceIPAddress"].Text())
            ?? FirstIn(Tools, userAgent)
            ?? (record["sessionCredentialFromConsole"].IsTrue() ? Console : null)
            ?? FirstIn(Clients, userAgent)
            ?? Service(userAgent)
            ?? (IsInternal(actor.InvokedBy) || IsInternal(userAgent) ? "AWS service" : Product(userAgent));
    }

    /// <remarks>The console's own host names call in nobody's stead.</remarks>
    private static string? Service(string? hostName)
    {
        if (hostName is null
            || !hostName.EndsWith(ServiceSuffix, StringComparison.OrdinalIgnoreCase)
            || hostName.StartsWith("signin.", StringComparison.OrdinalIgnoreCase)
            || hostName.StartsWith("console.", StringComparison.OrdinalIgnoreCase))
        {
            return null;
        }

        string service = Excerpt.Of(hostName[..^ServiceSuffix.Length], LongestClientName);
        return string.Equals(service, "cloudformation", StringComparison.OrdinalIgnoreCase) ? "CloudFormation" : $"AWS service {service}";
    }

    private static string? FirstIn((string Mark, string Name)[] table, string userAgent) =>
        Array.Find(table, entry => userAgent.Contains(entry.Mark, StringComparison.OrdinalIgnoreCase)).Name;

    private static bool IsInternal(string? text) => string.Equals(text, Internal, StringComparison.OrdinalIgnoreCase);

    private static string Product(string userAgent)
    {
        string product = Excerpt.Of(userAgent.Split([' ', '/'], 2)[0], LongestClientName);
        return product.Length == 0 ? "unknown client" : product;
    }
}

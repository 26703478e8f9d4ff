using System.Globalization;

namespace Remediation.AwsPackages.QueryProtocol;

/// <summary>
/// The form fields of one request, seen from one place in its structure: <c>IpPermissions.1.IpRanges.2.</c> and so on.
/// Members that are not set, and empty lists, write nothing.
/// </summary>
internal readonly struct QueryParameters(IDictionary<string, string> parameters, string prefix = "")
{
    public void Add(string name, string? value)
    {
        if (value is not null)
        {
            parameters.Add(prefix + name, value);
        }
    }

    public void Add(string name, long? value) => Add(name, value?.ToString(CultureInfo.InvariantCulture));

    public void Add(string name, bool? value) => Add(name, value is { } flag ? (flag ? "true" : "false") : null);

    public void AddList(string name, IReadOnlyList<string>? values)
    {
        for (var index = 0; index < (values?.Count ?? 0); index++)
        {
            Add(Numbered(name, index), values![index]);
        }
    }

    public void AddList<T>(string name, IReadOnlyList<T>? items, Action<QueryParameters, T> write)
    {
        for (var index = 0; index < (items?.Count ?? 0); index++)
        {
            write(new QueryParameters(parameters, $"{prefix}{Numbered(name, index)}."), items![index]);
        }
    }

    // EC2 and SNS count from one.
    private static string Numbered(string name, int index) => string.Create(CultureInfo.InvariantCulture, $"{name}.{index + 1}");
}

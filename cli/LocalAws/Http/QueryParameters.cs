using System.Collections;
using System.Globalization;
using System.Net;
using System.Text;

namespace Remediation.Cli.LocalAws;

/// <summary>The flat parameters of the query protocols, in their order: <c>IpPermissions.1.IpRanges.2.CidrIp</c>.</summary>
internal sealed class QueryParameters : IEnumerable<KeyValuePair<string, string>>
{
    public static readonly QueryParameters None = new([]);

    private readonly List<KeyValuePair<string, string>> pairs;

    public QueryParameters(IEnumerable<KeyValuePair<string, string>> pairs) => this.pairs = [.. pairs];

    public string? this[string name] => pairs.FirstOrDefault(p => p.Key == name).Value;

    /// <summary>The parameters as the objects and lists that their dots and numbers spell.</summary>
    public ParameterNode Tree => field ??= ParameterNode.From(pairs);

    public static QueryParameters Of(params (string Name, string? Value)[] pairs) =>
        new(pairs.Where(p => p.Value is not null).Select(p => new KeyValuePair<string, string>(p.Name, p.Value!)));

    public static QueryParameters Parse(string form) => new(
        form.Split('&', StringSplitOptions.RemoveEmptyEntries).Select(pair =>
        {
            var equals = pair.IndexOf('=', StringComparison.Ordinal);
            return equals < 0
                ? new KeyValuePair<string, string>(WebUtility.UrlDecode(pair), string.Empty)
                : new KeyValuePair<string, string>(WebUtility.UrlDecode(pair[..equals]), WebUtility.UrlDecode(pair[(equals + 1)..]));
        }));

    public QueryParameters Where(Func<string, bool> name) => new(pairs.Where(p => name(p.Key)));

    public QueryParameters Plus(params (string Name, string? Value)[] more) => new(pairs.Concat(Of(more)));

    public byte[] FormBody() => Encoding.UTF8.GetBytes(string.Join('&', pairs.Select(p => $"{WebUtility.UrlEncode(p.Key)}={WebUtility.UrlEncode(p.Value)}")));

    public IEnumerator<KeyValuePair<string, string>> GetEnumerator() => pairs.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}

/// <summary>A value, an object or a list of query parameters.</summary>
internal sealed class ParameterNode
{
    private readonly List<(string Name, ParameterNode Node)> children = [];

    public string? Value { get; private set; }

    public IReadOnlyList<(string Name, ParameterNode Node)> Children => children;

    /// <summary>All children are numbered.</summary>
    public bool IsList => children.Count > 0 && children.TrueForAll(c => int.TryParse(c.Name, NumberStyles.None, CultureInfo.InvariantCulture, out _));

    public ParameterNode? this[string name] => children.FirstOrDefault(c => c.Name == name).Node;

    /// <summary>The elements of a list in the order of their numbers; of anything else, none.</summary>
    public IEnumerable<ParameterNode> Items =>
        IsList ? children.OrderBy(c => int.Parse(c.Name, CultureInfo.InvariantCulture)).Select(c => c.Node) : [];

    public string? Text(string name) => this[name]?.Value;

    public IEnumerable<ParameterNode> List(string name) => this[name]?.Items ?? [];

    public static ParameterNode From(IEnumerable<KeyValuePair<string, string>> pairs)
    {
        var root = new ParameterNode();
        foreach (var (key, value) in pairs)
        {
            var node = root;
            foreach (var part in key.Split('.'))
            {
                var next = node[part];
                if (next is null)
                {
                    next = new ParameterNode();
                    node.children.Add((part, next));
                }

                node = next;
            }

            node.Value = value;
        }

        return root;
    }
}

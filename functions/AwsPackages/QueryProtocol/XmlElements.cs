using System.Globalization;
using System.Xml;
using Amazon.Runtime;
using Amazon.Runtime.Internal.Transform;

namespace Remediation.AwsPackages.QueryProtocol;

/// <summary>Reads a response element by element. The context stands on the start of an element when each method is called.</summary>
internal static class XmlElements
{
    /// <summary>
    /// Names of the child elements, in order; the context stands on each as it is named.
    /// What the caller does not read of a child is skipped, so members that a service adds later do no harm.
    /// </summary>
    public static IEnumerable<string> Children(this XmlUnmarshallerContext xml)
    {
        var depth = xml.CurrentDepth;
        while (xml.Read() && !(xml.IsEndElement && xml.CurrentDepth < depth))
        {
            if (xml.IsStartElement && xml.CurrentDepth == depth + 1)
            {
                yield return xml.CurrentElementName;
            }
        }
    }

    /// <summary>The items of a list; null when the list is empty, as the SDK has it since version 4.</summary>
    /// <param name="xml">Stands on the list.</param>
    /// <param name="readItem">Reads one item.</param>
    /// <param name="itemName">EC2 calls an item <c>item</c>, CloudFormation <c>member</c>.</param>
    public static List<T>? ReadItems<T>(this XmlUnmarshallerContext xml, Func<XmlUnmarshallerContext, T> readItem, string itemName = "item")
    {
        List<T>? items = null;
        foreach (var child in xml.Children())
        {
            if (child == itemName)
            {
                (items ??= []).Add(readItem(xml));
            }
        }

        return items;
    }

    /// <summary>The texts of a map by their keys; null when the map is empty, as the SDK has it since version 4.</summary>
    public static Dictionary<string, string>? ReadMap(this XmlUnmarshallerContext xml)
    {
        Dictionary<string, string>? map = null;
        foreach (var entry in xml.Children())
        {
            if (entry != "entry")
            {
                continue;
            }

            var (key, value) = ("", "");
            foreach (var part in xml.Children())
            {
                (key, value) = part switch
                {
                    "key" => (xml.ReadString(), value),
                    "value" => (key, xml.ReadString()),
                    _ => (key, value),
                };
            }

            (map ??= [])[key] = value;
        }

        return map;
    }

    public static string ReadString(this XmlUnmarshallerContext xml) => StringUnmarshaller.Instance.Unmarshall(xml);

    public static int ReadInt(this XmlUnmarshallerContext xml) => int.Parse(xml.ReadString(), CultureInfo.InvariantCulture);

    public static long ReadLong(this XmlUnmarshallerContext xml) => long.Parse(xml.ReadString(), CultureInfo.InvariantCulture);

    /// <summary>A time in UTC, as the SDK has it since version 4.</summary>
    public static DateTime ReadDateTime(this XmlUnmarshallerContext xml) => DateTimeUnmarshaller.Instance.Unmarshall(xml);

    public static bool ReadBool(this XmlUnmarshallerContext xml) => bool.Parse(xml.ReadString());

    /// <summary>
    /// Reads a whole answer. A foreign root element means that something else than the called operation has answered (another service, a proxy,
    /// a captive page); without the check it would read as a success with nothing in it.
    /// </summary>
    /// <exception cref="AmazonUnmarshallingException">The root element is another, a value has not its form, or it is no XML at all.</exception>
    public static AmazonWebServiceResponse ReadAnswer(
        this XmlUnmarshallerContext xml, string root, Func<XmlUnmarshallerContext, AmazonWebServiceResponse> read)
    {
        try
        {
            xml.EnterRoot(root);
            return read(xml);
        }
        catch (Exception error) when (error is XmlException or FormatException or OverflowException)
        {
            throw new AmazonUnmarshallingException(
                xml.ResponseData.GetHeaderValue("x-amzn-RequestId"),
                xml.CurrentPath,
                xml.ResponseBody,
                $"No <{root}> could be read from the answer: {error.Message} Check the endpoint, and any proxy before it.",
                error);
        }
    }

    private static void EnterRoot(this XmlUnmarshallerContext xml, string root)
    {
        while (xml.Read())
        {
            if (xml.IsStartElement)
            {
                if (xml.CurrentElementName != root)
                {
                    throw new XmlException($"It is <{xml.CurrentElementName}>, as it may be when the request was not signed.");
                }

                return;
            }
        }

        throw new XmlException("It is empty.");
    }
}

using System.Text;
using System.Xml;
using System.Xml.Linq;

namespace Remediation.Cli.LocalAws;

/// <summary>XML of the query protocols, read without its namespace and written with one.</summary>
internal static class Xml
{
    public const string Ec2Namespace = "http://ec2.amazonaws.com/doc/2016-11-15/";

    private static readonly XmlReaderSettings Safe = new() { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null };

    public static XElement? TryParse(byte[] text)
    {
        try
        {
            using var reader = XmlReader.Create(new MemoryStream(text), Safe);
            var root = XDocument.Load(reader).Root!;
            foreach (var element in root.DescendantsAndSelf())
            {
                element.Name = element.Name.LocalName;
                element.Attributes().Where(a => a.IsNamespaceDeclaration).Remove();
            }

            return root;
        }
        catch (XmlException)
        {
            return null;
        }
    }

    public static byte[] Bytes(XElement root, XNamespace? space = null)
    {
        var copy = new XElement(root);
        if (space is not null)
        {
            foreach (var element in copy.DescendantsAndSelf())
            {
                element.Name = space + element.Name.LocalName;
            }
        }

        return Encoding.UTF8.GetBytes("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n" + copy.ToString(SaveOptions.DisableFormatting));
    }

    public static string? Text(this XElement element, string child) => element.Element(child)?.Value;

    public static IEnumerable<XElement> Items(this XElement element, string list) => element.Element(list)?.Elements("item") ?? [];
}

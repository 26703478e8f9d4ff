using Amazon.EC2.Model;
using Amazon.Runtime.Internal.Transform;
using Remediation.AwsPackages.QueryProtocol;

namespace Amazon.EC2.Wire;

/// <summary>Reads prefix lists.</summary>
internal static class Ec2PrefixListModels
{
    public static ManagedPrefixList ReadManagedPrefixList(XmlUnmarshallerContext xml)
    {
        var list = new ManagedPrefixList();
        foreach (var element in xml.Children())
        {
            switch (element)
            {
                case "addressFamily": list.AddressFamily = xml.ReadString(); break;
                case "maxEntries": list.MaxEntries = xml.ReadInt(); break;
                case "ownerId": list.OwnerId = xml.ReadString(); break;
                case "prefixListId": list.PrefixListId = xml.ReadString(); break;
                case "prefixListName": list.PrefixListName = xml.ReadString(); break;
                case "state": list.State = xml.ReadString(); break;
                case "stateMessage": list.StateMessage = xml.ReadString(); break;
                case "version": list.Version = xml.ReadLong(); break;
            }
        }

        return list;
    }

    public static PrefixListEntry ReadPrefixListEntry(XmlUnmarshallerContext xml)
    {
        var entry = new PrefixListEntry();
        foreach (var element in xml.Children())
        {
            switch (element)
            {
                case "cidr": entry.Cidr = xml.ReadString(); break;
                case "description": entry.Description = xml.ReadString(); break;
            }
        }

        return entry;
    }
}

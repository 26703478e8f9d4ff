using Amazon.EC2.Model;
using Amazon.Runtime.Internal.Transform;
using Remediation.AwsPackages.QueryProtocol;

namespace Amazon.EC2.Wire;

/// <summary>Reads network interfaces.</summary>
internal static class Ec2NetworkInterfaceModels
{
    public static NetworkInterface ReadNetworkInterface(XmlUnmarshallerContext xml)
    {
        var networkInterface = new NetworkInterface();
        foreach (var element in xml.Children())
        {
            switch (element)
            {
                case "association": networkInterface.Association = ReadNetworkInterfaceAssociation(xml); break;
                case "attachment": networkInterface.Attachment = ReadNetworkInterfaceAttachment(xml); break;
                case "description": networkInterface.Description = xml.ReadString(); break;
                case "groupSet": networkInterface.Groups = xml.ReadItems(Ec2Models.ReadGroupIdentifier); break;
                case "interfaceType": networkInterface.InterfaceType = xml.ReadString(); break;
                case "ipv6AddressesSet": networkInterface.Ipv6Addresses = xml.ReadItems(ReadNetworkInterfaceIpv6Address); break;
                case "networkInterfaceId": networkInterface.NetworkInterfaceId = xml.ReadString(); break;
                case "privateIpAddress": networkInterface.PrivateIpAddress = xml.ReadString(); break;
                case "requesterId": networkInterface.RequesterId = xml.ReadString(); break;
                case "requesterManaged": networkInterface.RequesterManaged = xml.ReadBool(); break;
                case "status": networkInterface.Status = xml.ReadString(); break;
                case "subnetId": networkInterface.SubnetId = xml.ReadString(); break;
                case "tagSet": networkInterface.TagSet = xml.ReadItems(Ec2Models.ReadTag); break;
                case "vpcId": networkInterface.VpcId = xml.ReadString(); break;
            }
        }

        return networkInterface;
    }

    private static NetworkInterfaceAssociation ReadNetworkInterfaceAssociation(XmlUnmarshallerContext xml)
    {
        var association = new NetworkInterfaceAssociation();
        foreach (var element in xml.Children())
        {
            switch (element)
            {
                case "publicDnsName": association.PublicDnsName = xml.ReadString(); break;
                case "publicIp": association.PublicIp = xml.ReadString(); break;
            }
        }

        return association;
    }

    private static NetworkInterfaceAttachment ReadNetworkInterfaceAttachment(XmlUnmarshallerContext xml)
    {
        var attachment = new NetworkInterfaceAttachment();
        foreach (var element in xml.Children())
        {
            switch (element)
            {
                case "attachmentId": attachment.AttachmentId = xml.ReadString(); break;
                case "instanceId": attachment.InstanceId = xml.ReadString(); break;
                case "status": attachment.Status = xml.ReadString(); break;
            }
        }

        return attachment;
    }

    private static NetworkInterfaceIpv6Address ReadNetworkInterfaceIpv6Address(XmlUnmarshallerContext xml)
    {
        var address = new NetworkInterfaceIpv6Address();
        foreach (var element in xml.Children())
        {
            if (element == "ipv6Address")
            {
                address.Ipv6Address = xml.ReadString();
            }
        }

        return address;
    }
}

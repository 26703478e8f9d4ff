using Amazon.EC2.Model;
using Amazon.Runtime.Internal.Transform;
using Remediation.AwsPackages.QueryProtocol;

namespace Amazon.EC2.Wire;

/// <summary>Reads instances.</summary>
internal static class Ec2InstanceModels
{
    public static Reservation ReadReservation(XmlUnmarshallerContext xml)
    {
        var reservation = new Reservation();
        foreach (var element in xml.Children())
        {
            if (element == "instancesSet")
            {
                reservation.Instances = xml.ReadItems(ReadInstance);
            }
        }

        return reservation;
    }

    private static Instance ReadInstance(XmlUnmarshallerContext xml)
    {
        var instance = new Instance();
        foreach (var element in xml.Children())
        {
            switch (element)
            {
                case "groupSet": instance.SecurityGroups = xml.ReadItems(Ec2Models.ReadGroupIdentifier); break;
                case "imageId": instance.ImageId = xml.ReadString(); break;
                case "instanceId": instance.InstanceId = xml.ReadString(); break;
                case "instanceState": instance.State = ReadInstanceState(xml); break;
                case "ipAddress": instance.PublicIpAddress = xml.ReadString(); break;
                case "launchTime": instance.LaunchTime = xml.ReadDateTime(); break;
                case "tagSet": instance.Tags = xml.ReadItems(Ec2Models.ReadTag); break;
                case "vpcId": instance.VpcId = xml.ReadString(); break;
            }
        }

        return instance;
    }

    private static InstanceState ReadInstanceState(XmlUnmarshallerContext xml)
    {
        var state = new InstanceState();
        foreach (var element in xml.Children())
        {
            if (element == "name")
            {
                state.Name = xml.ReadString();
            }
        }

        return state;
    }
}

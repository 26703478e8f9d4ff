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
                case "architecture": instance.Architecture = xml.ReadString(); break;
                case "groupSet": instance.SecurityGroups = xml.ReadItems(Ec2Models.ReadGroupIdentifier); break;
                case "iamInstanceProfile": instance.IamInstanceProfile = ReadIamInstanceProfile(xml); break;
                case "imageId": instance.ImageId = xml.ReadString(); break;
                case "instanceId": instance.InstanceId = xml.ReadString(); break;
                case "instanceState": instance.State = ReadInstanceState(xml); break;
                case "instanceType": instance.InstanceType = xml.ReadString(); break;
                case "ipAddress": instance.PublicIpAddress = xml.ReadString(); break;
                case "launchTime": instance.LaunchTime = xml.ReadDateTime(); break;
                case "platform": instance.Platform = xml.ReadString(); break;
                case "platformDetails": instance.PlatformDetails = xml.ReadString(); break;
                case "privateIpAddress": instance.PrivateIpAddress = xml.ReadString(); break;
                case "productCodes": instance.ProductCodes = xml.ReadItems(Ec2ImageModels.ReadProductCode); break;
                case "stateReason": instance.StateReason = ReadStateReason(xml); break;
                case "subnetId": instance.SubnetId = xml.ReadString(); break;
                case "tagSet": instance.Tags = xml.ReadItems(Ec2Models.ReadTag); break;
                case "vpcId": instance.VpcId = xml.ReadString(); break;
            }
        }

        return instance;
    }

    private static IamInstanceProfile ReadIamInstanceProfile(XmlUnmarshallerContext xml)
    {
        var profile = new IamInstanceProfile();
        foreach (var element in xml.Children())
        {
            switch (element)
            {
                case "arn": profile.Arn = xml.ReadString(); break;
                case "id": profile.Id = xml.ReadString(); break;
            }
        }

        return profile;
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

    private static StateReason ReadStateReason(XmlUnmarshallerContext xml)
    {
        var reason = new StateReason();
        foreach (var element in xml.Children())
        {
            switch (element)
            {
                case "code": reason.Code = xml.ReadString(); break;
                case "message": reason.Message = xml.ReadString(); break;
            }
        }

        return reason;
    }
}

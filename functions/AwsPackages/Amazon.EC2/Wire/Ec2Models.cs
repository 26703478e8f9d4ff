using Amazon.EC2.Model;
using Amazon.Runtime.Internal.Transform;
using Remediation.AwsPackages.QueryProtocol;

namespace Amazon.EC2.Wire;

/// <summary>Reads security groups, their rules and VPCs, and what other structures hold too.</summary>
internal static class Ec2Models
{
    public static SecurityGroupRule ReadSecurityGroupRule(XmlUnmarshallerContext xml)
    {
        var rule = new SecurityGroupRule();
        foreach (var element in xml.Children())
        {
            switch (element)
            {
                case "cidrIpv4": rule.CidrIpv4 = xml.ReadString(); break;
                case "cidrIpv6": rule.CidrIpv6 = xml.ReadString(); break;
                case "description": rule.Description = xml.ReadString(); break;
                case "fromPort": rule.FromPort = xml.ReadInt(); break;
                case "groupId": rule.GroupId = xml.ReadString(); break;
                case "groupOwnerId": rule.GroupOwnerId = xml.ReadString(); break;
                case "ipProtocol": rule.IpProtocol = xml.ReadString(); break;
                case "isEgress": rule.IsEgress = xml.ReadBool(); break;
                case "prefixListId": rule.PrefixListId = xml.ReadString(); break;
                case "referencedGroupInfo": rule.ReferencedGroupInfo = ReadReferencedSecurityGroup(xml); break;
                case "securityGroupRuleArn": rule.SecurityGroupRuleArn = xml.ReadString(); break;
                case "securityGroupRuleId": rule.SecurityGroupRuleId = xml.ReadString(); break;
                case "tagSet": rule.Tags = xml.ReadItems(ReadTag); break;
                case "toPort": rule.ToPort = xml.ReadInt(); break;
            }
        }

        return rule;
    }

    public static RevokedSecurityGroupRule ReadRevokedSecurityGroupRule(XmlUnmarshallerContext xml)
    {
        var rule = new RevokedSecurityGroupRule();
        foreach (var element in xml.Children())
        {
            switch (element)
            {
                case "cidrIpv4": rule.CidrIpv4 = xml.ReadString(); break;
                case "cidrIpv6": rule.CidrIpv6 = xml.ReadString(); break;
                case "description": rule.Description = xml.ReadString(); break;
                case "fromPort": rule.FromPort = xml.ReadInt(); break;
                case "groupId": rule.GroupId = xml.ReadString(); break;
                case "ipProtocol": rule.IpProtocol = xml.ReadString(); break;
                case "isEgress": rule.IsEgress = xml.ReadBool(); break;
                case "prefixListId": rule.PrefixListId = xml.ReadString(); break;
                case "referencedGroupId": rule.ReferencedGroupId = xml.ReadString(); break;
                case "securityGroupRuleId": rule.SecurityGroupRuleId = xml.ReadString(); break;
                case "toPort": rule.ToPort = xml.ReadInt(); break;
            }
        }

        return rule;
    }

    public static SecurityGroup ReadSecurityGroup(XmlUnmarshallerContext xml)
    {
        var group = new SecurityGroup();
        foreach (var element in xml.Children())
        {
            switch (element)
            {
                case "groupDescription": group.Description = xml.ReadString(); break;
                case "groupId": group.GroupId = xml.ReadString(); break;
                case "groupName": group.GroupName = xml.ReadString(); break;
                case "ipPermissions": group.IpPermissions = xml.ReadItems(ReadIpPermission); break;
                case "ownerId": group.OwnerId = xml.ReadString(); break;
                case "tagSet": group.Tags = xml.ReadItems(ReadTag); break;
                case "vpcId": group.VpcId = xml.ReadString(); break;
            }
        }

        return group;
    }

    public static Vpc ReadVpc(XmlUnmarshallerContext xml)
    {
        var vpc = new Vpc();
        foreach (var element in xml.Children())
        {
            switch (element)
            {
                case "cidrBlock": vpc.CidrBlock = xml.ReadString(); break;
                case "isDefault": vpc.IsDefault = xml.ReadBool(); break;
                case "ownerId": vpc.OwnerId = xml.ReadString(); break;
                case "vpcId": vpc.VpcId = xml.ReadString(); break;
            }
        }

        return vpc;
    }

    public static GroupIdentifier ReadGroupIdentifier(XmlUnmarshallerContext xml)
    {
        var group = new GroupIdentifier();
        foreach (var element in xml.Children())
        {
            switch (element)
            {
                case "groupId": group.GroupId = xml.ReadString(); break;
                case "groupName": group.GroupName = xml.ReadString(); break;
            }
        }

        return group;
    }

    public static Tag ReadTag(XmlUnmarshallerContext xml)
    {
        var tag = new Tag();
        foreach (var element in xml.Children())
        {
            switch (element)
            {
                case "key": tag.Key = xml.ReadString(); break;
                case "value": tag.Value = xml.ReadString(); break;
            }
        }

        return tag;
    }

    public static IpPermission ReadIpPermission(XmlUnmarshallerContext xml)
    {
        var permission = new IpPermission();
        foreach (var element in xml.Children())
        {
            switch (element)
            {
                case "fromPort": permission.FromPort = xml.ReadInt(); break;
                case "ipProtocol": permission.IpProtocol = xml.ReadString(); break;
                case "ipRanges": permission.Ipv4Ranges = xml.ReadItems(ReadIpRange); break;
                case "ipv6Ranges": permission.Ipv6Ranges = xml.ReadItems(ReadIpv6Range); break;
                case "prefixListIds": permission.PrefixListIds = xml.ReadItems(ReadPrefixListId); break;
                case "toPort": permission.ToPort = xml.ReadInt(); break;
                case "groups": permission.UserIdGroupPairs = xml.ReadItems(ReadUserIdGroupPair); break;
            }
        }

        return permission;
    }

    private static IpRange ReadIpRange(XmlUnmarshallerContext xml)
    {
        var range = new IpRange();
        foreach (var element in xml.Children())
        {
            switch (element)
            {
                case "cidrIp": range.CidrIp = xml.ReadString(); break;
                case "description": range.Description = xml.ReadString(); break;
            }
        }

        return range;
    }

    private static Ipv6Range ReadIpv6Range(XmlUnmarshallerContext xml)
    {
        var range = new Ipv6Range();
        foreach (var element in xml.Children())
        {
            switch (element)
            {
                case "cidrIpv6": range.CidrIpv6 = xml.ReadString(); break;
                case "description": range.Description = xml.ReadString(); break;
            }
        }

        return range;
    }

    private static PrefixListId ReadPrefixListId(XmlUnmarshallerContext xml)
    {
        var prefixList = new PrefixListId();
        foreach (var element in xml.Children())
        {
            switch (element)
            {
                case "description": prefixList.Description = xml.ReadString(); break;
                case "prefixListId": prefixList.Id = xml.ReadString(); break;
            }
        }

        return prefixList;
    }

    private static UserIdGroupPair ReadUserIdGroupPair(XmlUnmarshallerContext xml)
    {
        var group = new UserIdGroupPair();
        foreach (var element in xml.Children())
        {
            switch (element)
            {
                case "description": group.Description = xml.ReadString(); break;
                case "groupId": group.GroupId = xml.ReadString(); break;
                case "groupName": group.GroupName = xml.ReadString(); break;
                case "peeringStatus": group.PeeringStatus = xml.ReadString(); break;
                case "userId": group.UserId = xml.ReadString(); break;
                case "vpcId": group.VpcId = xml.ReadString(); break;
                case "vpcPeeringConnectionId": group.VpcPeeringConnectionId = xml.ReadString(); break;
            }
        }

        return group;
    }

    private static ReferencedSecurityGroup ReadReferencedSecurityGroup(XmlUnmarshallerContext xml)
    {
        var group = new ReferencedSecurityGroup();
        foreach (var element in xml.Children())
        {
            switch (element)
            {
                case "groupId": group.GroupId = xml.ReadString(); break;
                case "peeringStatus": group.PeeringStatus = xml.ReadString(); break;
                case "userId": group.UserId = xml.ReadString(); break;
                case "vpcId": group.VpcId = xml.ReadString(); break;
                case "vpcPeeringConnectionId": group.VpcPeeringConnectionId = xml.ReadString(); break;
            }
        }

        return group;
    }
}

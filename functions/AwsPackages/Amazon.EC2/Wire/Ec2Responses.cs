using Amazon.EC2.Model;
using Amazon.Runtime.Internal.Transform;
using Remediation.AwsPackages.QueryProtocol;

namespace Amazon.EC2.Wire;

/// <summary>Reads the answers; <see cref="Ec2Models"/> and its neighbours read what they hold.</summary>
internal static class Ec2Responses
{
    public static AuthorizeSecurityGroupIngressResponse ReadAuthorizeSecurityGroupIngress(XmlUnmarshallerContext xml)
    {
        var response = new AuthorizeSecurityGroupIngressResponse();
        foreach (var element in xml.Children())
        {
            switch (element)
            {
                case "return": response.Return = xml.ReadBool(); break;
                case "securityGroupRuleSet": response.SecurityGroupRules = xml.ReadItems(Ec2Models.ReadSecurityGroupRule); break;
            }
        }

        return response;
    }

    public static DescribeInstancesResponse ReadDescribeInstances(XmlUnmarshallerContext xml)
    {
        var response = new DescribeInstancesResponse();
        foreach (var element in xml.Children())
        {
            switch (element)
            {
                case "nextToken": response.NextToken = xml.ReadString(); break;
                case "reservationSet": response.Reservations = xml.ReadItems(Ec2InstanceModels.ReadReservation); break;
            }
        }

        return response;
    }

    public static DescribeManagedPrefixListsResponse ReadDescribeManagedPrefixLists(XmlUnmarshallerContext xml)
    {
        var response = new DescribeManagedPrefixListsResponse();
        foreach (var element in xml.Children())
        {
            switch (element)
            {
                case "nextToken": response.NextToken = xml.ReadString(); break;
                case "prefixListSet": response.PrefixLists = xml.ReadItems(Ec2PrefixListModels.ReadManagedPrefixList); break;
            }
        }

        return response;
    }

    public static DescribeNetworkInterfacesResponse ReadDescribeNetworkInterfaces(XmlUnmarshallerContext xml)
    {
        var response = new DescribeNetworkInterfacesResponse();
        foreach (var element in xml.Children())
        {
            switch (element)
            {
                case "networkInterfaceSet": response.NetworkInterfaces = xml.ReadItems(Ec2NetworkInterfaceModels.ReadNetworkInterface); break;
                case "nextToken": response.NextToken = xml.ReadString(); break;
            }
        }

        return response;
    }

    public static DescribeSecurityGroupRulesResponse ReadDescribeSecurityGroupRules(XmlUnmarshallerContext xml)
    {
        var response = new DescribeSecurityGroupRulesResponse();
        foreach (var element in xml.Children())
        {
            switch (element)
            {
                case "nextToken": response.NextToken = xml.ReadString(); break;
                case "securityGroupRuleSet": response.SecurityGroupRules = xml.ReadItems(Ec2Models.ReadSecurityGroupRule); break;
            }
        }

        return response;
    }

    public static DescribeSecurityGroupsResponse ReadDescribeSecurityGroups(XmlUnmarshallerContext xml)
    {
        var response = new DescribeSecurityGroupsResponse();
        foreach (var element in xml.Children())
        {
            switch (element)
            {
                case "nextToken": response.NextToken = xml.ReadString(); break;
                case "securityGroupInfo": response.SecurityGroups = xml.ReadItems(Ec2Models.ReadSecurityGroup); break;
            }
        }

        return response;
    }

    public static DescribeVpcsResponse ReadDescribeVpcs(XmlUnmarshallerContext xml)
    {
        var response = new DescribeVpcsResponse();
        foreach (var element in xml.Children())
        {
            switch (element)
            {
                case "nextToken": response.NextToken = xml.ReadString(); break;
                case "vpcSet": response.Vpcs = xml.ReadItems(Ec2Models.ReadVpc); break;
            }
        }

        return response;
    }

    public static GetManagedPrefixListEntriesResponse ReadGetManagedPrefixListEntries(XmlUnmarshallerContext xml)
    {
        var response = new GetManagedPrefixListEntriesResponse();
        foreach (var element in xml.Children())
        {
            switch (element)
            {
                case "entrySet": response.Entries = xml.ReadItems(Ec2PrefixListModels.ReadPrefixListEntry); break;
                case "nextToken": response.NextToken = xml.ReadString(); break;
            }
        }

        return response;
    }

    public static RevokeSecurityGroupIngressResponse ReadRevokeSecurityGroupIngress(XmlUnmarshallerContext xml)
    {
        var response = new RevokeSecurityGroupIngressResponse();
        foreach (var element in xml.Children())
        {
            switch (element)
            {
                case "return": response.Return = xml.ReadBool(); break;
                case "revokedSecurityGroupRuleSet": response.RevokedSecurityGroupRules = xml.ReadItems(Ec2Models.ReadRevokedSecurityGroupRule); break;
                case "unknownIpPermissionSet": response.UnknownIpPermissions = xml.ReadItems(Ec2Models.ReadIpPermission); break;
            }
        }

        return response;
    }
}

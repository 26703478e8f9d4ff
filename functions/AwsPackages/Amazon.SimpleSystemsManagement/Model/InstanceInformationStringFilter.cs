#nullable disable // the official assembly carries no nullable annotations; callers must compile alike against both

namespace Amazon.SimpleSystemsManagement.Model;

/// <summary>
/// A condition on nodes.
/// Source: https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_InstanceInformationStringFilter.html
/// </summary>
public class InstanceInformationStringFilter
{
    /// <summary>
    /// <c>InstanceIds</c>, <c>PingStatus</c>, <c>PlatformTypes</c>, <c>ResourceType</c>, <c>tag-key</c>, <c>tag:KEY</c>, … Required.
    /// </summary>
    public string Key { get; set; }

    /// <summary>Values, one of which must fit; at most 100. Required.</summary>
    public List<string> Values { get; set; }
}

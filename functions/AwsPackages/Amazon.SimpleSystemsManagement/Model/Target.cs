#nullable disable // the official assembly carries no nullable annotations; callers must compile alike against both

namespace Amazon.SimpleSystemsManagement.Model;

/// <summary>A condition on nodes. Source: https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_Target.html</summary>
public class Target
{
    /// <summary><c>InstanceIds</c>, <c>tag:KEY</c>, <c>tag-key</c>, <c>resource-groups:Name</c>, …</summary>
    public string Key { get; set; }

    /// <summary>Values, one of which must fit; at most 50.</summary>
    public List<string> Values { get; set; }
}

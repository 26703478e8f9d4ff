namespace Remediation.Decisions.Instances;

/// <summary>Why an agent probably did not register, from what EC2 knows of the instance.</summary>
public static class UnmanagedCauses
{
    /// <summary>The causes in words, the most probable first.</summary>
    /// <param name="instance">The instance.</param>
    /// <param name="recognition">What it was recognized as.</param>
    /// <param name="node">What Systems Manager has of it: an agent that went silent; <see langword="null"/> when it never registered.</param>
    public static IReadOnlyList<string> Of(InstanceFacts instance, Recognition recognition, ManagedNode? node)
    {
        var causes = new List<string>();
        if (node is not null)
        {
            causes.Add("the agent had registered and is silent since: the instance hangs, the agent was stopped, or the network changed");
        }

        if (instance.InstanceProfileArn is null)
        {
            causes.Add("it has no instance profile, so its agent may not call Systems Manager, unless Default Host Management Configuration gives it a role: attach a profile with the policy AmazonSSMManagedInstanceCore");
        }

        if (node is null && recognition.Kind is InstanceKind.Debian or InstanceKind.Typo3)
        {
            causes.Add("it has no agent: Debian's images come without one, and so do images made from them");
        }

        if (instance.InstanceProfileArn is { } profile)
        {
            causes.Add($"the role of its instance profile {profile} may lack the policy AmazonSSMManagedInstanceCore");
        }

        causes.Add(instance.PublicAddress is null
            ? "it has no public address, and its subnet may have no NAT gateway and no interface endpoints for ssm, ssmmessages and ec2messages"
            : "its security groups, network ACLs or routes may not let it reach Systems Manager over https");
        if (node is null && recognition.Kind == InstanceKind.OptedIn)
        {
            causes.Add("it may have no agent");
        }

        return causes;
    }
}

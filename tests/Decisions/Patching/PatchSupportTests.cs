using Remediation.Decisions.Patching;
using Remediation.Decisions.Tests.Vocabulary;

namespace Remediation.Decisions.Tests.Patching;

public sealed class PatchSupportTests
{
    [Theory]
    [InlineData("Debian GNU/Linux 11")]
    [InlineData("Debian GNU/Linux 12")]
    [InlineData("Debian GNU/Linux 12.11")]
    [InlineData("debian gnu/linux 12")]
    [InlineData("Ubuntu 22.04")]
    [InlineData("Ubuntu 24.04")]
    [InlineData("CentOS Stream 9")]
    public void Patch_Manager_updates_what_it_supports_unless_our_own_document_is_preferred(string platform)
    {
        Assert.Equal(PatchDocument.RunPatchBaseline, Document(platform, PatchEngine.Automatic));
        Assert.Equal(PatchDocument.UpdateOperatingSystem, Document(platform, PatchEngine.OwnDocument));
    }

    [Theory]
    [InlineData("Debian GNU/Linux 10")]
    [InlineData("Debian GNU/Linux 13")]
    [InlineData("Debian GNU/Linux 120")]
    [InlineData("Debian GNU/Linux -")]
    [InlineData("Ubuntu 24.10")]
    [InlineData("Ubuntu 26.04")]
    [InlineData("CentOS Linux 7")]
    [InlineData("CentOS Linux 8")]
    [InlineData("CentOS Stream 8")]
    [InlineData("CentOS Stream 10")]
    [InlineData("Fedora Linux 43")]
    public void Our_own_document_updates_the_releases_that_Patch_Manager_does_not_know_or_that_have_no_mirrors(string platform)
    {
        Assert.Equal(PatchDocument.UpdateOperatingSystem, Document(platform, PatchEngine.Automatic));
        Assert.Equal(PatchDocument.UpdateOperatingSystem, Document(platform, PatchEngine.OwnDocument));
    }

    [Theory]
    [InlineData("Amazon Linux 2")]
    [InlineData("Amazon Linux 2023")]
    [InlineData("Red Hat Enterprise Linux 9.6")]
    [InlineData("Red Hat Enterprise Linux Server 7.9")]
    [InlineData("AlmaLinux 9.6")]
    [InlineData("Rocky Linux 8.10")]
    [InlineData("Oracle Linux Server 8.10")]
    [InlineData("SLES 15.6")]
    public void What_only_Patch_Manager_knows_is_updated_by_it_even_where_our_own_document_is_preferred(string platform)
    {
        Assert.Equal(PatchDocument.RunPatchBaseline, Document(platform, PatchEngine.Automatic));
        Assert.Equal(PatchDocument.RunPatchBaseline, Document(platform, PatchEngine.OwnDocument));
    }

    [Theory]
    [InlineData("Amazon Linux AMI 2018.03")]
    [InlineData("Amazon Linux 20")]
    [InlineData("Microsoft Windows Server 2025 Datacenter 10.0.26100")]
    [InlineData("Kali GNU/Linux 2026.3")]
    [InlineData("Not Debian 12")]
    [InlineData("Arch Linux -")]
    [InlineData(" -")]
    public void Nothing_updates_the_rest(string platform)
    {
        Assert.Null(Document(platform, PatchEngine.Automatic));
        Assert.Null(Document(platform, PatchEngine.OwnDocument));
    }

    private static PatchDocument? Document(string platform, PatchEngine engine) => PatchSupport.For(Machine.Running(platform), engine);
}

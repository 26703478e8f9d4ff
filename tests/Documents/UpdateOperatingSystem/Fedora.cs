using System.Globalization;
using Remediation.Documents.Tests.Support;

namespace Remediation.Documents.Tests.UpdateOperatingSystem;

/// <summary>
/// dnf 4 and rpm, as Debian packages them, on a machine that says it is Fedora and has no apt. Its only source is a folder of toys.
/// </summary>
internal sealed class Fedora : IAsyncDisposable
{
    private const string Install = "apt-get -qq update && apt-get -qq install --no-install-recommends dnf dnf-plugins-core createrepo-c rpm >/dev/null 2>&1 && apt-get clean";
    private const string Archive = "/srv/toys";

    private readonly List<string> advisories = [];

    private Fedora(Chroot machine)
    {
        Machine = machine;
        Agent = new SsmAgent(machine);
    }

    public Chroot Machine { get; }

    public SsmAgent Agent { get; }

    public static async Task<Fedora> WithAsync(params (string Name, string Version)[] installed)
    {
        var fedora = new Fedora(await Chroot.WithAsync(Release.Bookworm, "dnf", Install));
        var machine = fedora.Machine;
        machine.Write("/etc/os-release", "ID=fedora\nVERSION_ID=43\nPRETTY_NAME=\"Fedora Linux 43 (Cloud Edition)\"\n");
        machine.Write("/etc/dnf/dnf.conf", "[main]\nskip_if_unavailable=True\nplugins=1\ngpgcheck=0\n");
        machine.Write("/etc/dnf/plugins/local.conf", "[main]\nenabled=0\n");
        machine.Write("/etc/yum.repos.d/toys.repo", $"[toys]\nname=toys\nbaseurl=file://{Archive}\n");
        await machine.RunAsync($"mv /usr/bin/apt-get /usr/bin/apt-get.away && mkdir -p {Archive} && rpm --initdb");
        foreach (var (name, version) in installed)
        {
            await fedora.BuildAsync(name, version, "");
        }

        await machine.RunAsync($"rpm -i --nodeps {Archive}/*.rpm");
        await fedora.IndexAsync();
        return fedora;
    }

    /// <summary>Adds an update.</summary>
    /// <param name="scripts">Sections of the spec file, such as %pre.</param>
    /// <param name="security">An advisory says that it is a security update.</param>
    public async Task PublishAsync(string name, string version, bool security = false, string scripts = "")
    {
        await BuildAsync(name, version, scripts);
        if (security)
        {
            advisories.Add(
                $"""
                <update from="toys" status="stable" type="security" version="1"><id>TOY-{advisories.Count + 1}</id><title>toy</title>
                <issued date="2026-11-01 00:00:00"/><severity>Important</severity>
                <pkglist><collection short="toys"><name>toys</name><package name="{name}" version="{version}" release="1" epoch="0" arch="noarch">
                <filename>{name}-{version}-1.noarch.rpm</filename></package></collection></pkglist></update>
                """);
        }

        await IndexAsync();
    }

    public Task<DocumentRun> UpdateAsync(params (string Name, string Value)[] parameters) => Agent.RunAsync(Debian.Document, null, parameters);

    public Task<string> VersionAsync(string name) => Machine.RunAsync($"rpm -q --qf '%{{VERSION}}' {name}");

    public ValueTask DisposeAsync() => Machine.DisposeAsync();

    private Task BuildAsync(string name, string version, string scripts)
    {
        string spec = string.Create(
            CultureInfo.InvariantCulture, $"Name: {name}\nVersion: {version}\nRelease: 1\nSummary: toy\nLicense: none\nBuildArch: noarch\n%description\ntoy\n{scripts}\n%files\n");
        Machine.Write($"/var/tmp/{name}-{version}.spec", spec);
        return Machine.RunAsync($"rpmbuild -bb --quiet --define '_rpmdir {Archive}' --define '_rpmfilename %%{{NAME}}-%%{{VERSION}}-%%{{RELEASE}}.noarch.rpm' /var/tmp/{name}-{version}.spec");
    }

    private async Task IndexAsync()
    {
        await Machine.RunAsync($"createrepo_c -q {Archive}");
        if (advisories.Count > 0)
        {
            Machine.Write("/var/tmp/updateinfo.xml", $"<?xml version=\"1.0\"?>\n<updates>{string.Concat(advisories)}</updates>\n");
            await Machine.RunAsync($"modifyrepo_c /var/tmp/updateinfo.xml {Archive}/repodata >/dev/null");
        }
    }
}

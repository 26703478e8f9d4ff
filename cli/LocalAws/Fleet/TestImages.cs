using System.Text.Json.Nodes;

namespace Remediation.Cli.LocalAws;

/// <summary>An image that the local AWS has from the start.</summary>
/// <param name="OwnerAlias">Null for an owner without one, such as Debian's account.</param>
/// <param name="DeprecationTime">From then on only those see the image in lists who ask for deprecated ones.</param>
/// <param name="ProductCode">The product code of AWS Marketplace.</param>
internal sealed record TestImage(
    string Id, string Name, string Description, string OwnerId, string? OwnerAlias, string Architecture, string CreationDate, string? DeprecationTime, string? ProductCode = null);

/// <summary>The images of the local AWS, the same in each region. moto takes them from a file.</summary>
internal static class TestImages
{
    private const string Debian = "136693071363";
    private const string Marketplace = "679593333241";

    public static IReadOnlyList<TestImage> All { get; } =
    [
        new("ami-0deb1200000000012", "debian-12-amd64-20240717-1811", "Debian 12 (20240717-1811)", Debian, null, "x86_64", "2024-07-17T18:14:47.000Z", "2026-07-17T18:14:47.000Z"),
        new("ami-0deb1300000000013", "debian-13-arm64-20250814-2204", "Debian 13 (20250814-2204)", Debian, null, "arm64", "2025-08-14T22:07:31.000Z", "2027-08-14T22:07:31.000Z"),
        new("ami-0cafe000000000012", "TYPO3 v12 LTS 12.4.20 Debian 12-3f6c2a5e-1b7d-4c8e-9f20-6a1d4e5b7c83", "TYPO3 CMS on Debian GNU/Linux 12", Marketplace, "aws-marketplace", "x86_64", "2024-09-12T09:31:05.000Z", null, "5typo3v12lts0example0code"),
        new("ami-0a120000000002023", "al2023-ami-2023.6.20241212.0-kernel-6.1-x86_64", "Amazon Linux 2023 AMI 2023.6.20241212.0 x86_64 HVM kernel-6.1", "137112412989", "amazon", "x86_64", "2024-12-12T23:22:17.000Z", null),
        new("ami-0b000000000002404", "ubuntu/images/hvm-ssd-gp3/ubuntu-noble-24.04-amd64-server-20241109", "Canonical, Ubuntu, 24.04, amd64 noble image", "099720109477", null, "x86_64", "2024-11-09T03:11:22.000Z", null),
    ];

    public static TestImage? Find(string? id) => All.FirstOrDefault(image => image.Id == id);

    /// <summary>The file that moto reads. It says nothing of dates: moto fails on them in its second region.</summary>
    public static JsonArray ForMoto() => [.. All.Select(image => (JsonNode)new JsonObject
    {
        ["ami_id"] = image.Id,
        ["name"] = image.Name,
        ["description"] = image.Description,
        ["owner_id"] = image.OwnerId,
        ["image_location"] = $"{image.OwnerAlias ?? image.OwnerId}/{image.Name}",
        ["public"] = true,
        ["virtualization_type"] = "hvm",
        ["architecture"] = image.Architecture,
        ["state"] = "available",
        ["platform"] = null,
        ["image_type"] = "machine",
        ["hypervisor"] = "xen",
        ["root_device_type"] = "ebs",
        ["root_device_name"] = "/dev/xvda",
        ["sriov"] = "simple",
    })];
}

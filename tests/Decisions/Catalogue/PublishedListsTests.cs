using Remediation.Decisions.Catalogue;
using Remediation.Decisions.Networks;

namespace Remediation.Decisions.Tests.Catalogue;

/// <summary>The lists, copied here a second time from their publishers and not from the product.</summary>
public sealed class PublishedListsTests
{
    public static TheoryData<string, string, string> Published => new()
    {
        { "config-common-ports", "20, 21, 3389, 3306, 4333", "" },
        { "config-restricted-ssh", "22", "" },
        { "fsbp-ec2.13", "22", "" },
        { "fsbp-ec2.14", "3389", "" },
        {
            "fsbp-ec2.19",
            "20, 21, 22, 23, 25, 110, 135, 143, 445, 1433, 1434, 3000, 3306, 3389, 4333, 5000, 5432, 5500, 5601, 8080, 8088, 8888, 9200, 9300",
            ""
        },
        { "cis-1.2", "22, 3389", "" },
        { "cis-6.0", "22, 3389", "22, 3389" },
        { "cis-cifs", "139, 445", "" },
        { "ssm-disable-public-access", "22, 3389", "" },
        { "prowler", "25, 110, 135, 143, 445, 3000, 4333, 5000, 5500, 8080, 8088", "" },
        { "prowler", "22, 3389, 20, 21, 23, 139, 445, 88, 464, 749, 750, 389, 636, 1433, 1434, 1521, 2483, 2484, 3306, 5432, 6379", "" },
        { "prowler", "7000, 7001, 7199, 9042, 9160, 8888, 9092, 9200, 9300, 5601, 11211, 27017, 27018", "" },
        {
            "cloudsploit",
            "20, 21, 22, 23, 25, 53, 135, 389, 445, 636, 1433, 1521, 1522, 2375, 2376, 2483, 3306, 3389, 4333, 4505, 4506, 5432, 5500, 5601, "
            + "5900, 6379, 7000, 7199, 8020, 8080, 9042, 9160, 9200, 9300, 11211, 27017, 27018, 27019, 50070, 50470",
            "53, 137, 138, 139, 161, 389, 445, 1434, 11211"
        },
        { "conformity", "22, 23, 25, 135, 445, 1433, 1521, 3306, 3389, 5432, 27017", "" },
        { "panther", "22, 3389", "" },
        { "kics", "20, 21, 22, 23, 115, 137, 138, 139, 2049, 3389", "" },
        { "powerpipe", "20, 21, 22, 3306, 3389, 4333", "" },
    };

    [Theory]
    [MemberData(nameof(Published))]
    public void Every_published_port_is_on_the_list_of_that_name(string name, string tcp, string udp)
    {
        var list = Assert.Single(PublishedLists.All, list => list.Name == name);

        Assert.Empty(Ports(tcp).Except(list.Tcp));
        Assert.Empty(Ports(udp).Except(list.Udp));
    }

    [Fact]
    public void No_list_names_a_port_that_its_publisher_does_not()
    {
        foreach (var list in PublishedLists.All)
        {
            var rows = Published.Select(row => row.Data).Where(row => row.Item1 == list.Name).ToList();
            Assert.NotEmpty(rows);
            Assert.Empty(list.Tcp.Except(rows.SelectMany(row => Ports(row.Item2))));
            Assert.Empty(list.Udp.Except(rows.SelectMany(row => Ports(row.Item3))));
        }
    }

    [Fact]
    public void Every_port_of_every_list_is_a_service_of_the_catalogue()
    {
        var ports = PublishedLists.All.SelectMany(list =>
            list.Tcp.Select(port => (IpProtocol.Tcp, port)).Concat(list.Udp.Select(port => (IpProtocol.Udp, port))));

        Assert.All(ports, port => Assert.NotEmpty(ServiceCatalogue.On(port.Item1, PortRange.Only(port.Item2))));
    }

    [Fact]
    public void Every_port_of_every_list_is_closed_to_the_world_except_that_of_names()
    {
        foreach (var list in PublishedLists.All)
        {
            foreach (int port in list.Tcp.Except([53]))
            {
                Assert.Single(Vocabulary.Snapshot.Of($"tcp {port} from 0.0.0.0/0").Judged().Gone);
            }

            foreach (int port in list.Udp.Except([53]))
            {
                Assert.Single(Vocabulary.Snapshot.Of($"udp {port} from ::/0").Judged().Gone);
            }
        }
    }

    [Fact]
    public void A_list_has_a_name_a_title_and_each_port_once()
    {
        Assert.Equal(PublishedLists.All.Count, PublishedLists.All.Select(list => list.Name).Distinct().Count());
        Assert.All(PublishedLists.All, list =>
        {
            Assert.NotEmpty(list.Title);
            Assert.Equal(list.Tcp.Count, list.Tcp.Distinct().Count());
            Assert.Equal(list.Udp.Count, list.Udp.Distinct().Count());
        });
    }

    [Theory]
    [InlineData("22, 3389, 5900, 5901, 5902, 5903, 5904, 5905, 5906, 5985, 5986, 2375, 2376, 6443, 10250, 23, 135, 139, 445", ServiceKind.Administration)]
    [InlineData("3306, 5432, 1433, 1434, 1521, 27017, 27018, 27019, 6379, 11211, 9200, 9300, 5601, 9042, 7000, 7001, 9160, 5984, 8086", ServiceKind.Data)]
    [InlineData("8005, 8009, 8080, 8088, 8888, 3000, 5000", ServiceKind.Application)]
    [InlineData("25, 465, 587, 110, 143, 993, 995", ServiceKind.Mail)]
    [InlineData("6881, 6882, 6883, 6884, 6885, 6886, 6887, 6888, 6889", ServiceKind.PeerToPeer)]
    [InlineData("20, 21, 2049, 873, 111", ServiceKind.Files)]
    public void The_catalogue_knows_what_each_port_is_for(string ports, ServiceKind kind) =>
        Assert.All(Ports(ports), port => Assert.Equal(kind, Assert.Single(ServiceCatalogue.On(IpProtocol.Tcp, PortRange.Only(port))).Kind));

    [Fact]
    public void No_port_belongs_to_two_services_of_the_catalogue()
    {
        foreach (var protocol in (IpProtocol[])[IpProtocol.Tcp, IpProtocol.Udp])
        {
            var ports = ServiceCatalogue.Services.Where(service => service.Protocol == protocol)
                .SelectMany(service => Enumerable.Range(service.Ports.From, service.Ports.To - service.Ports.From + 1))
                .ToList();
            Assert.Equal(ports.Distinct().Count(), ports.Count);
        }
    }

    [Fact]
    public void Every_service_has_a_name_and_ports_and_none_is_the_web()
    {
        Assert.All(ServiceCatalogue.Services, service => Assert.False(string.IsNullOrWhiteSpace(service.Name)));
        Assert.All(ServiceCatalogue.Services, service => Assert.True(service.Protocol.HasPorts));
        Assert.All((int[])[80, 443, 8443], port => Assert.Empty(ServiceCatalogue.On(IpProtocol.Tcp, PortRange.Only(port))));
    }

    private static IEnumerable<int> Ports(string text) =>
        text.Split(", ", StringSplitOptions.RemoveEmptyEntries).Select(port => int.Parse(port, System.Globalization.CultureInfo.InvariantCulture));
}

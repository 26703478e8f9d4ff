using Remediation.Decisions.Networks;
using static Remediation.Decisions.Catalogue.ServiceKind;

namespace Remediation.Decisions.Catalogue;

/// <summary>
/// The services that the product knows, one line each. Names and ports are those of the IANA service name and port number registry
/// (<see href="https://www.iana.org/assignments/service-names-port-numbers">IANA</see>) or, where software took a port without asking, of
/// its own documentation. Who else forbids a port is in <see cref="PublishedLists"/>.
/// </summary>
public static class ServiceCatalogue
{
    /// <summary>Every service, in the order of its kind and port.</summary>
    public static IReadOnlyList<Service> Services { get; } =
    [
        Tcp(22, "ssh", Administration),
        Udp(22, "ssh", Administration),
        Tcp(23, "telnet", Administration),
        Tcp(135, "windows rpc", Administration),
        Udp(135, "windows rpc", Administration),
        Tcp(137, 138, "netbios", Administration),
        Udp(137, 138, "netbios", Administration),
        Tcp(139, "netbios session", Administration),
        Udp(139, "netbios session", Administration),
        Tcp(161, 162, "snmp", Administration),
        Udp(161, 162, "snmp", Administration),
        Tcp(445, "smb", Administration),
        Udp(445, "smb", Administration),
        Tcp(512, 514, "rexec, rlogin, rsh", Administration),
        Tcp(2375, 2376, "docker", Administration),
        Tcp(2379, 2380, "etcd", Administration),
        Tcp(3389, "rdp", Administration),
        Udp(3389, "rdp", Administration),
        Tcp(4505, 4506, "salt", Administration),
        Tcp(5500, "vnc listener", Administration),
        Tcp(5800, 5803, "vnc over http", Administration),
        Tcp(5900, 5906, "vnc", Administration),
        Tcp(5985, 5986, "winrm", Administration),
        Tcp(6443, "kubernetes api", Administration),
        Tcp(10250, "kubelet", Administration),
        Tcp(10255, "kubelet, read only", Administration),

        Tcp(1433, 1434, "sql server", Data),
        Udp(1434, "sql server browser", Data),
        Tcp(1521, 1522, "oracle", Data),
        Tcp(2483, 2484, "oracle", Data),
        Udp(2483, 2484, "oracle", Data),
        Tcp(3306, "mysql", Data),
        Tcp(4333, "msql", Data),
        Tcp(5432, "postgresql", Data),
        Tcp(5601, "kibana", Data),
        Tcp(5984, "couchdb", Data),
        Tcp(6379, "redis", Data),
        Tcp(7000, 7001, "cassandra", Data),
        Tcp(7199, "cassandra jmx", Data),
        Tcp(8020, "hadoop namenode", Data),
        Tcp(8086, "influxdb", Data),
        Tcp(9042, "cassandra cql", Data),
        Tcp(9092, "kafka", Data),
        Tcp(9160, "cassandra thrift", Data),
        Tcp(9200, "elasticsearch", Data),
        Tcp(9300, "elasticsearch transport", Data),
        Tcp(11211, "memcached", Data),
        Udp(11211, "memcached", Data),
        Tcp(27017, 27019, "mongodb", Data),
        Tcp(50070, "hadoop web", Data),
        Tcp(50470, "hadoop web", Data),

        Tcp(3000, "development server", Application),
        Tcp(5000, "development server", Application),
        Tcp(8005, "tomcat shutdown", Application),
        Tcp(8009, "tomcat ajp", Application),
        Tcp(8080, "tomcat, http proxy", Application),
        Tcp(8088, "application console", Application),
        Tcp(8888, "notebook, application console", Application),

        Tcp(25, "smtp", Mail),
        Tcp(110, "pop3", Mail),
        Tcp(143, "imap", Mail),
        Tcp(465, "smtps", Mail),
        Tcp(587, "mail submission", Mail),
        Tcp(993, "imaps", Mail),
        Tcp(995, "pop3s", Mail),

        Tcp(20, 21, "ftp", Files),
        Tcp(111, "rpcbind", Files),
        Udp(111, "rpcbind", Files),
        Tcp(115, "simple file transfer", Files),
        Tcp(873, "rsync", Files),
        Tcp(2049, "nfs", Files),
        Udp(2049, "nfs", Files),

        Tcp(6881, 6889, "bittorrent", PeerToPeer),
        Udp(6881, 6889, "bittorrent", PeerToPeer),

        Tcp(88, "kerberos", UserDirectory),
        Udp(88, "kerberos", UserDirectory),
        Tcp(389, "ldap", UserDirectory),
        Udp(389, "ldap", UserDirectory),
        Tcp(464, "kerberos password", UserDirectory),
        Udp(464, "kerberos password", UserDirectory),
        Tcp(636, "ldaps", UserDirectory),
        Tcp(749, 750, "kerberos administration", UserDirectory),
        Udp(749, 750, "kerberos administration", UserDirectory),

        Tcp(53, "dns", Names),
        Udp(53, "dns", Names),
    ];

    /// <summary>The services that any of the ports belongs to.</summary>
    public static IEnumerable<Service> On(IpProtocol protocol, PortRange ports) =>
        Services.Where(service => service.Protocol == protocol && service.Ports.From <= ports.To && ports.From <= service.Ports.To);

    private static Service Tcp(int port, string name, ServiceKind kind) => Tcp(port, port, name, kind);

    private static Service Tcp(int from, int to, string name, ServiceKind kind) => new(name, kind, IpProtocol.Tcp, new PortRange(from, to));

    private static Service Udp(int port, string name, ServiceKind kind) => Udp(port, port, name, kind);

    private static Service Udp(int from, int to, string name, ServiceKind kind) => new(name, kind, IpProtocol.Udp, new PortRange(from, to));
}

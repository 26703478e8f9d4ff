using Remediation.Documents.Tests.UpdateTypo3.Support;

namespace Remediation.Documents.Tests.UpdateTypo3;

public sealed class MariaDbStories
{
    // Everything that an option file could misunderstand.
    private const string Password = """s3cret "#\' ;$(id)\n[mysqldump]""";

    [Fact]
    public async Task The_database_is_dumped_with_the_sites_own_credentials_which_nobody_gets_to_see()
    {
        await using var machine = await Typo3Machine.WithMariaDbAsync();
        var site = await machine.ComposerSiteAsync();
        string socket = await StartAsync(machine);
        site.Write(
            "config/system/settings.php",
            "<?php return ['DB' => ['Connections' => ['Default' => ['driver' => 'mysqli', 'unix_socket' => getenv('SOCKET') ?: '" + socket
            + "', 'dbname' => 'shop', 'user' => 'shop']]]];");
        // The password is not in the settings, but in the code beside them, as where it comes from the environment.
        site.Write("config/system/additional.php", "<?php $GLOBALS['TYPO3_CONF_VARS']['DB']['Connections']['Default']['password'] = base64_decode('" + Base64(Password) + "');");
        // What the user's own option file says must not count.
        machine.Chroot.Write("/var/cache/remediation/typo3/.my.cnf", "[client]\nuser=wrong\n");
        await machine.Chroot.RunAsync("chmod 0711 /var/cache/remediation && chown -R typo3: /var/cache/remediation/typo3");

        var run = await machine.UpdateAsync();

        var installation = Installation.Only(run);
        Assert.Equal(("updated", "13.4.34"), (installation.Status, installation.To));
        string dump = await machine.Chroot.RunAsync($"gzip -dc {installation.Backup}/database.sql.gz");
        Assert.Contains("INSERT INTO `pages` VALUES\n('Home');", dump, StringComparison.Ordinal);
        Assert.EndsWith("\n", dump, StringComparison.Ordinal);
        Assert.DoesNotContain("s3cret", run.Output + run.Errors + machine.Chroot.Read("/var/log/remediation/UpdateTypo3.log"), StringComparison.Ordinal);
        Assert.Equal("", await machine.Chroot.RunAsync("grep -rl s3cret /run /tmp /var/cache/remediation /var/backups 2>/dev/null || :"));
    }

    private static string Base64(string text) => Convert.ToBase64String(System.Text.Encoding.UTF8.GetBytes(text));

    /// <summary>Returns its socket.</summary>
    private static async Task<string> StartAsync(Typo3Machine machine)
    {
        const string socket = "/run/mysqld/mysqld.sock";
        string password = Password.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("'", "\\'", StringComparison.Ordinal);
        machine.Chroot.Write(
            "/root/shop.sql",
            $"CREATE DATABASE shop; CREATE USER shop@localhost IDENTIFIED BY '{password}'; GRANT ALL ON shop.* TO shop@localhost;\n"
            + "USE shop; CREATE TABLE pages (title varchar(20)); INSERT INTO pages VALUES ('Home');\n");
        await machine.Chroot.RunAsync(
            $"""
            mkdir -p /run/mysqld && chown mysql: /run/mysqld
            setsid runuser -u mysql -- mariadbd --skip-networking --socket={socket} </dev/null >/tmp/mariadbd.log 2>&1 &
            for try in $(seq 100); do mariadb-admin ping >/dev/null 2>&1 && break; sleep 0.1; done
            mariadb </root/shop.sql
            rm /root/shop.sql
            """);
        return socket;
    }
}

using System.Text.Json.Nodes;

namespace Remediation.Events.Tests;

/// <summary>Lines as our documents write them.</summary>
internal static class Summaries
{
    /// <summary>A run of UpdateOperatingSystem.</summary>
    public const string Updated = """
        {"document":"UpdateOperatingSystem","status":"succeeded","reason":"","os":"Debian GNU/Linux 12 (bookworm)","osId":"debian","osVersion":"12","endOfLife":"2028-06-30","support":"supported","seconds":84,"mode":"security","upgraded":2,"installed":1,"removed":0,"security":2,"kept":0,"held":1,"left":7,"repaired":false,"packages":[["openssl","3.0.17-1~deb12u2","3.0.17-1~deb12u3"],["libssl3","3.0.17-1~deb12u2","3.0.17-1~deb12u3"],["linux-image-6.1.0-39-amd64","","6.1.148-1"]],"packagesCut":4,"reboot":"needed","rebootWhy":"the kernel 6.1.0-39-amd64 does not run yet","kernel":"6.1.0-38-amd64","kernelNewest":"6.1.0-39-amd64"}
        """;

    /// <summary>Everything that any document of ours says, at once.</summary>
    public static JsonObject Everything()
    {
        var json = JsonNode.Parse(Updated)!.AsObject();
        json["installations"] = JsonNode.Parse("""
            [{"path":"/var/www/typo3v12","layout":"composer","from":"12.4.44","to":"12.4.45","support":"elts","insecure":"no","status":"updated","reason":"12.4 gets fixes for customers only","backup":"/var/backups/remediation/1"},
             {"path":"/var/www/old","layout":"classic-copy","from":"9.5.30","to":"9.5.30","support":"ended","insecure":"yes","status":"refused","reason":"a copy without links","backup":""}]
            """);
        json["installationsCut"] = 3;
        json["findings"] = JsonNode.Parse("""[{"severity":"high","what":"passwords at first login","detail":"/home/admin/.accessdetails"},{"severity":"low","what":"a mail server","detail":"postfix, loopback only"}]""");
        json["findingsCut"] = 5;
        json["fail2ban"] = "active";
        return json;
    }
}

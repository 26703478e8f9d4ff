using System.Text.Json.Nodes;
using Remediation.ColdStart;

string folder = Directory.CreateTempSubdirectory("remediation-cold-start-").FullName;
try
{
    if (args is ["--help" or "-h"])
    {
        Console.WriteLine(BenchmarkOptions.Usage);
        return 0;
    }

    var options = BenchmarkOptions.Parse(args);
    var variants = Variant.Find(options.Natives);
    byte[] invocation = System.Text.Encoding.UTF8.GetBytes(
        JsonNode.Parse(await File.ReadAllTextAsync(Path.Combine(AppContext.BaseDirectory, "event.json")))!.ToJsonString());

    using var certificates = new CertificateChain();
    await File.WriteAllTextAsync(Starter.RootCertificate(folder), certificates.Root.ExportCertificatePem() + "\n");
    await using var host = await Host.StartAsync(certificates, invocation, options.Latency);
    var starter = new Starter(host, folder);
    var results = new Results(variants, options.Latency);
    for (int round = 0; round <= options.Runs; round++)
    {
        Progress($"round {round} of {options.Runs}");
        for (int turn = 0; turn < variants.Count; turn++)
        {
            // Each round begins with another variant, so that none always follows the same one.
            var variant = variants[(round + turn) % variants.Count];
            var start = await starter.RunAsync(variant);
            if (round > 0)
            {
                results.Add(variant, start);
            }
        }
    }

    Progress("");
    Console.WriteLine(options.Json ? results.Json() : results.Table());
    return 0;
}
catch (BenchmarkException failure)
{
    await Console.Error.WriteLineAsync(failure.Message);
    return 2;
}
finally
{
    Directory.Delete(folder, recursive: true);
}

static void Progress(string text)
{
    if (!Console.IsErrorRedirected)
    {
        Console.Error.Write($"\r{text,-40}\r");
    }
}

using System.Collections;
using System.Diagnostics;
using System.Globalization;

namespace Remediation.ColdStart;

/// <summary>Starts one process, waits for its answer, ends it.</summary>
/// <param name="host">What the process talks to.</param>
/// <param name="folder">A folder for the root certificate and for what must be empty.</param>
internal sealed class Starter(Host host, string folder)
{
    private const string TopicArn = "arn:aws:sns:eu-central-1:111122223333:remediation-notices";

    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(60);

    // A process sees what Lambda would show it, and what its interpreter needs to be found.
    private static readonly string[] Inherited = ["PATH", "HOME", "DOTNET_ROOT", "VIRTUAL_ENV", "PYTHONPATH"];

    /// <summary>The file that a certificate has to be written to, as PEM, for the processes to trust it.</summary>
    public static string RootCertificate(string folder) => Path.Combine(folder, "root.pem");

    /// <exception cref="BenchmarkException">The process did not do what it is started for.</exception>
    public async Task<Measurement> RunAsync(Variant variant)
    {
        var start = new ColdStart(TopicArn);
        host.Expect(start);
        using var process = new Process { StartInfo = StartInfo(variant) };
        long started = Stopwatch.GetTimestamp();
        process.Start();
        try
        {
            var first = await Task.WhenAny(start.Answered, process.WaitForExitAsync(), Task.Delay(Longest));
            if (first != start.Answered)
            {
                throw new BenchmarkException(process.HasExited
                    ? string.Create(CultureInfo.InvariantCulture, $"it ended with code {process.ExitCode} before it answered")
                    : string.Create(CultureInfo.InvariantCulture,
                        $"it did not answer within {Longest.TotalSeconds:0} seconds; it has {(start.FirstNext == 0 ? "not " : "")}asked for its event, and {start.Aws.Fault() ?? "made its calls"}"));
            }

            long answered = await start.Answered;
            var (cpu, peak) = ProcessFiles.Read(process.Id);
            return start.Aws.Fault() is { } fault
                ? throw new BenchmarkException(fault)
                : new Measurement(Milliseconds(started, start.FirstNext), Milliseconds(start.FirstNext, answered), cpu, peak);
        }
        catch (BenchmarkException failure)
        {
            End(process);
            throw new BenchmarkException(
                $"{variant.Name} failed: {failure.Message}.\n{await process.StandardOutput.ReadToEndAsync()}{await process.StandardError.ReadToEndAsync()}");
        }
        finally
        {
            End(process);
        }
    }

    private static double Milliseconds(long from, long to) => Stopwatch.GetElapsedTime(from, to).TotalMilliseconds;

    private static void End(Process process)
    {
        if (!process.HasExited)
        {
            process.Kill();
            process.WaitForExit();
        }
    }

    private ProcessStartInfo StartInfo(Variant variant)
    {
        var info = new ProcessStartInfo(variant.Command, variant.Argument is { } argument ? [argument] : [])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = folder,
        };
        info.Environment.Clear();
        foreach (DictionaryEntry inherited in Environment.GetEnvironmentVariables())
        {
            if (Inherited.Contains((string)inherited.Key))
            {
                info.Environment[(string)inherited.Key] = (string?)inherited.Value;
            }
        }

        foreach (var (name, value) in Variables())
        {
            info.Environment[name] = value;
        }

        return info;
    }

    private Dictionary<string, string> Variables() => new()
    {
        ["LANG"] = "en_US.UTF-8",
        ["TZ"] = ":UTC",
        ["_HANDLER"] = "SecurityGroupGuard",
        ["LAMBDA_TASK_ROOT"] = folder,
        ["AWS_LAMBDA_RUNTIME_API"] = host.RuntimeAddress,
        ["AWS_LAMBDA_FUNCTION_NAME"] = "SecurityGroupGuard",
        ["AWS_LAMBDA_FUNCTION_VERSION"] = "$LATEST",
        ["AWS_LAMBDA_FUNCTION_MEMORY_SIZE"] = "256",
        ["AWS_LAMBDA_LOG_GROUP_NAME"] = "/aws/lambda/SecurityGroupGuard",
        ["AWS_LAMBDA_LOG_STREAM_NAME"] = "2026/07/14/[$LATEST]0123456789abcdef0123456789abcdef",
        ["AWS_LAMBDA_LOG_FORMAT"] = "JSON",
        ["AWS_LAMBDA_LOG_LEVEL"] = "INFO",
        ["AWS_REGION"] = "eu-central-1",
        ["AWS_DEFAULT_REGION"] = "eu-central-1",
        ["AWS_ACCESS_KEY_ID"] = "ASIAEXAMPLE4COLDSTART",
        ["AWS_SECRET_ACCESS_KEY"] = "example/secret/of/the/cold/start/bench",
        ["AWS_SESSION_TOKEN"] = string.Concat(Enumerable.Repeat("ExampleSessionToken/", 40)),
        // The machine's own profiles must not play a part.
        ["AWS_CONFIG_FILE"] = Path.Combine(folder, "no-config"),
        ["AWS_SHARED_CREDENTIALS_FILE"] = Path.Combine(folder, "no-credentials"),
        ["AWS_ENDPOINT_URL_EC2"] = host.Ec2Address,
        ["AWS_ENDPOINT_URL_SNS"] = host.SnsAddress,
        ["AWS_ENDPOINT_URL_SSM"] = host.SsmAddress,
        // What should ever be called besides must not leave the machine.
        ["AWS_ENDPOINT_URL"] = host.Ec2Address,
        ["SSL_CERT_FILE"] = RootCertificate(folder),
        ["SSL_CERT_DIR"] = Path.Combine(folder, "no-certificates"),
        ["AWS_CA_BUNDLE"] = RootCertificate(folder),
        ["MODE"] = "Enforce",
        ["ALLOWED_SERVICES"] = "tcp/80,tcp/443",
        ["UNLISTED_SERVICES"] = "Report",
        ["WIDE_RULES"] = "Narrow",
        ["NOTICE_TOPIC_ARN"] = TopicArn,
        ["MEMORY_PATH"] = "/remediation",
    };
}

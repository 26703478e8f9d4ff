using System.Diagnostics;
using System.Text.RegularExpressions;

namespace Remediation.Cli.LocalAws;

/// <summary>The moto_server process on a free loopback port, ready to answer.</summary>
internal sealed partial class MotoServer : IAsyncDisposable
{
    private static readonly TimeSpan StartTimeout = TimeSpan.FromSeconds(90);

    private readonly GuardedProcess? process;
    private readonly MotoLog log;

    private readonly string? images;

    private MotoServer(Uri endpoint, GuardedProcess? process, MotoLog log, string? images)
    {
        Endpoint = endpoint;
        this.process = process;
        this.log = log;
        this.images = images;
    }

    public Uri Endpoint { get; }

    /// <summary>The last exception that moto wrote to its log after the given moment, if it writes one soon; its answers do not tell.</summary>
    public Task<string?> ExceptionSinceAsync(long mark) => log.ExceptionSinceAsync(mark);

    public long Mark() => log.Mark();

    public static async Task<MotoServer> StartAsync(LocalAwsOptions options, Action<string> progress, CancellationToken cancellation)
    {
        if (options.MotoEndpoint is { } running)
        {
            Loopback.RequireEndpoint(running, "MotoEndpoint");
            return new MotoServer(running, null, new MotoLog(), null);
        }

        var program = await new MotoLocator(progress).FindOrInstallAsync(cancellation);
        for (var attempt = 1; ; attempt++)
        {
            // Another program can take the free port before moto binds it.
            if (await TryStartAsync(program, attempt == 3, cancellation) is { } server)
            {
                return server;
            }
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (process is not null)
        {
            await process.DisposeAsync();
        }

        if (images is not null)
        {
            File.Delete(images);
        }
    }

    private static async Task<MotoServer?> TryStartAsync(string program, bool last, CancellationToken cancellation)
    {
        var endpoint = new Uri($"http://127.0.0.1:{Loopback.FreePort()}");
        var log = new MotoLog();
        var images = Path.GetTempFileName();
        await File.WriteAllBytesAsync(images, Json.Bytes(TestImages.ForMoto()), cancellation);
        // With MOTO_ACCOUNT_ID there would be one account only, whatever a call says.
        var process = GuardedProcess.Start(
            program,
            ["-H", "127.0.0.1", "-p", endpoint.Port.ToString(System.Globalization.CultureInfo.InvariantCulture)],
            ProcessEnvironment.Inherited(("MOTO_AMIS_PATH", images), ("MOTO_ACCOUNT_ID", null), ("PYTHONUNBUFFERED", "1")),
            null,
            log.Add);
        using var http = new HttpClient { Timeout = TimeSpan.FromSeconds(10) };
        var clock = Stopwatch.StartNew();
        try
        {
            while (!await AnswersAsync(http, endpoint, cancellation))
            {
                if (process.HasExited)
                {
                    return last
                        ? throw new LocalAwsException($"{program} ended with exit code {process.ExitCode} before it answered: {log.LastLine}")
                        : await DiscardAsync(process, images);
                }

                if (clock.Elapsed > StartTimeout)
                {
                    throw new LocalAwsException($"{program} did not answer on {endpoint} within {StartTimeout.TotalSeconds:0} s: {log.LastLine}");
                }

                await Task.Delay(40, cancellation);
            }

            return new MotoServer(endpoint, process, log, images);
        }
        catch
        {
            await DiscardAsync(process, images);
            throw;
        }
    }

    private static async Task<MotoServer?> DiscardAsync(GuardedProcess process, string images)
    {
        await process.DisposeAsync();
        File.Delete(images);
        return null;
    }

    private static async Task<bool> AnswersAsync(HttpClient http, Uri endpoint, CancellationToken cancellation)
    {
        try
        {
            using var answer = await http.GetAsync(new Uri(endpoint, "/moto-api/"), cancellation);
            return answer.IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }

    /// <summary>moto's output, drained so that it never blocks, with the exceptions kept for a moment.</summary>
    private sealed partial class MotoLog
    {
        private readonly Lock gate = new();
        private readonly List<(long Mark, string Exception)> exceptions = [];
        private long lines;

        public string LastLine { get; private set; } = "no output";

        public long Mark() => Interlocked.Read(ref lines);

        public void Add(string line)
        {
            lock (gate)
            {
                lines++;
                LastLine = line;
                if (ExceptionLine.IsMatch(line))
                {
                    exceptions.Add((lines, line));
                    if (exceptions.Count > 50)
                    {
                        exceptions.RemoveAt(0);
                    }
                }
            }
        }

        public async Task<string?> ExceptionSinceAsync(long mark)
        {
            for (var wait = 0; wait < 20; wait++)
            {
                lock (gate)
                {
                    if (exceptions.LastOrDefault(e => e.Mark > mark) is { Exception: { } found })
                    {
                        return found;
                    }
                }

                await Task.Delay(10);
            }

            return null;
        }

        [GeneratedRegex(@"^[A-Za-z_][\w.]*(Error|Exception|Warning)?: \S")]
        private static partial Regex ExceptionLine { get; }
    }
}

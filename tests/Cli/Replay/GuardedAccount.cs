using Amazon.Runtime;
using Amazon.SQS;
using Amazon.SQS.Model;
using Remediation.Cli.LocalAws;

namespace Remediation.Cli.Tests.Replay;

/// <summary>An account in a local AWS where the project's own template is deployed, with functions that a test can take away. Each test has regions to itself.</summary>
public sealed class GuardedAccount : IAsyncLifetime
{
    private static readonly UnixFileMode Executable = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;

    private readonly string folder = Directory.CreateTempSubdirectory("remediation-replay-").FullName;
    private LocalAwsHost? aws;

    private string Bootstrap => Path.Combine(folder, "bootstrap");

    public async ValueTask InitializeAsync()
    {
        if (MotoLocator.Find() is null || OperatingSystem.IsWindows())
        {
            return;
        }

        await File.WriteAllTextAsync(Bootstrap, $"#!/bin/sh\nexec dotnet '{Path.Combine(AppContext.BaseDirectory, "bootstrap.dll")}'\n");
        GiveFunctionsBack();
        aws = await LocalAwsHost.StartAsync(new LocalAwsOptions { BootstrapPath = Bootstrap, StartFunctions = false }, TestContext.Current.CancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        if (aws is not null)
        {
            await aws.DisposeAsync();
        }

        Directory.Delete(folder, recursive: true);
    }

    /// <summary>From now on no function can be started; those that run go on.</summary>
    public void TakeFunctionsAway()
    {
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(Bootstrap, UnixFileMode.UserRead);
        }
    }

    public void GiveFunctionsBack()
    {
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(Bootstrap, Executable);
        }
    }

    internal LocalAwsHost Aws
    {
        get
        {
            var missing = $"moto_server is not on the PATH (pip install '{MotoLocator.Requirement}'), or this is Windows.";
            Assert.False(aws is null && Environment.GetEnvironmentVariable("CI") == "true", missing + " With CI=true these tests must run.");
            Assert.SkipWhen(aws is null, missing);
            return aws!;
        }
    }

    internal Task<CommandProcess> ReplayAsync(string region, params string[] arguments) =>
        CommandProcess.RunAsync(Aws, "operator", ["replay", "--region", region, .. arguments]);

    internal async Task SendAsync(string region, string queue, string body, params (string Name, string Value)[] attributes)
    {
        using var sqs = new AmazonSQSClient(
            new BasicAWSCredentials("test", "local"), new AmazonSQSConfig { ServiceURL = Aws.Endpoint.ToString(), AuthenticationRegion = region });
        await sqs.SendMessageAsync(
            new SendMessageRequest
            {
                QueueUrl = $"{Aws.Endpoint}{Aws.Options.AccountId}/{queue}", MessageBody = body,
                MessageAttributes = attributes.ToDictionary(one => one.Name, one => new MessageAttributeValue { DataType = "String", StringValue = one.Value }),
            },
            TestContext.Current.CancellationToken);
    }
}

using Amazon.Lambda.Serialization.SystemTextJson;
using Remediation.Bootstrap.SecurityGroupGuard;

namespace Remediation.Functions.Tests.Settings;

public sealed class RehearsalTests
{
    [Fact]
    public async Task The_rehearsal_while_starting_goes_all_the_way_from_the_event_to_the_notice()
    {
        // Its clients take these from the environment, as in Lambda. Every other client of these tests is given its own.
        foreach (var (name, value) in (ReadOnlySpan<(string, string)>)[("AWS_ACCESS_KEY_ID", "rehearsal"), ("AWS_SECRET_ACCESS_KEY", "local"), ("AWS_REGION", "eu-central-1")])
        {
            Environment.SetEnvironmentVariable(name, value);
        }

        var settings = new GuardSettings { Region = "eu-central-1", NoticeTopicArn = "arn:aws:sns:eu-central-1:111122223333:notices", MemoryPath = "/remediation" };

        var result = await GuardRehearsal.RunAsync(settings, new SourceGeneratorLambdaJsonSerializer<GuardJson>(GuardJson.Default), TimeProvider.System);

        var group = Assert.Single(result.Groups);
        Assert.Equal(("closed", "0"), (group.Outcome, group.NoticeId));
    }
}

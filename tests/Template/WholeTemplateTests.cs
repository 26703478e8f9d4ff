using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Remediation.Cli.LocalAws;

namespace Remediation.Template.Tests;

/// <summary>The template as a whole: what it may consist of, and what it asks of those who deploy it.</summary>
public sealed partial class WholeTemplateTests
{
    /// <summary>None of them costs by the hour.</summary>
    private static readonly string[] AllowedTypes =
    [
        "AWS::Chatbot::SlackChannelConfiguration", "AWS::CloudWatch::Alarm", "AWS::CloudWatch::CompositeAlarm", "AWS::CloudWatch::Dashboard", "AWS::EC2::SecurityGroup", "AWS::EC2::VPC",
        "AWS::Events::EventBus", "AWS::Events::EventBusPolicy", "AWS::Events::Rule", "AWS::IAM::ManagedPolicy", "AWS::IAM::Role", "AWS::IAM::RolePolicy", "AWS::Lambda::EventInvokeConfig",
        "AWS::Lambda::EventSourceMapping", "AWS::Lambda::Function", "AWS::Lambda::Permission", "AWS::Logs::LogGroup", "AWS::Logs::MetricFilter", "AWS::Logs::QueryDefinition", "AWS::Scheduler::Schedule",
        "AWS::SNS::Subscription", "AWS::SNS::Topic", "AWS::SNS::TopicPolicy", "AWS::SQS::Queue", "AWS::SQS::QueuePolicy", "AWS::SSM::Document",
    ];

    private static readonly string[] WithContents = ["AWS::Logs::LogGroup", "AWS::SQS::Queue", "AWS::SNS::Topic"];

    private static readonly JsonObject Written = TemplateReader.Read(Checkout.File("template.yaml"));

    public static TheoryData<string> ParameterNames => [.. ((JsonObject)Written["Parameters"]!).Select(parameter => parameter.Key)];

    [Fact]
    public async Task Nothing_in_it_costs_by_the_hour()
    {
        var types = ((JsonObject)(await Transform.DefaultAsync())["Resources"]!).Select(resource => resource.Value!["Type"].String()!).Distinct();

        Assert.Empty(types.Except(AllowedTypes));
    }

    [Fact]
    public async Task Each_condition_holds_for_some_who_deploy_it_and_not_for_others()
    {
        var stacks = new List<DeployedStack>();
        foreach (string set in ParameterSets.All.Keys)
        {
            stacks.Add(await Transform.StackAsync(set));
        }

        Assert.All(
            ((JsonObject)Written["Conditions"]!).Select(condition => condition.Key),
            condition => Assert.True(stacks.Any(stack => stack.Holds(condition)) && stacks.Any(stack => !stack.Holds(condition)), $"no set of parameters decides {condition} otherwise"));
    }

    [Fact]
    public async Task It_fits_into_what_CloudFormation_takes()
    {
        var template = await Transform.DefaultAsync();

        // https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/cloudformation-limits.html
        Assert.InRange(((JsonObject)template["Resources"]!).Count, 1, 500);
        Assert.InRange(((JsonObject)template["Parameters"]!).Count, 1, 200);
        Assert.InRange(Json.Bytes(template).Length, 1, 1_000_000);
    }

    [Fact]
    public async Task No_partition_region_or_account_is_written_into_it()
    {
        var template = await Transform.DefaultAsync();
        var texts = ((JsonObject)template["Resources"]!)
            .Where(resource => resource.Value!["Type"].String() != "AWS::SSM::Document")
            .SelectMany(resource => Texts(resource.Value!["Properties"], resource.Key))
            .Concat(Texts(template["Outputs"], "Outputs"))
            .ToList();

        Assert.NotEmpty(texts);
        Assert.All(texts.Where(text => !text.Path.EndsWith(".Description", StringComparison.Ordinal) && !text.Path.EndsWith(".AlarmDescription", StringComparison.Ordinal)), text => Assert.False(
            OnePlace.IsMatch(text.Text), $"{text.Path}: {text.Text}"));
    }

    [Fact]
    public async Task What_holds_messages_or_logs_says_what_becomes_of_them_with_the_stack() => Assert.All(
        ((JsonObject)(await Transform.DefaultAsync())["Resources"]!).Where(resource => WithContents.Contains(resource.Value!["Type"].String())),
        resource => Assert.True(
            resource.Value!["DeletionPolicy"].String() is "Delete" or "Retain" && resource.Value["UpdateReplacePolicy"].String() is "Delete" or "Retain",
            $"{resource.Key} does not say what becomes of its contents"));

    [Fact]
    public async Task An_alarm_tells_somebody_also_when_it_is_over_and_says_what_silence_means() => Assert.All(
        (await Transform.StackAsync("the defaults")).Of("AWS::CloudWatch::Alarm"),
        alarm =>
        {
            Assert.NotEmpty((JsonArray)alarm.Properties["AlarmActions"]!);
            Assert.NotNull(alarm.Properties["TreatMissingData"].String());
            Assert.NotNull(alarm.Properties["AlarmDescription"].String());
        });

    [Theory]
    [MemberData(nameof(ParameterNames))]
    public void A_parameter_is_asked_for_in_words_in_its_group_with_a_default_and_takes_nothing_that_makes_no_sense(string name)
    {
        var parameter = Written["Parameters"]![name]!;
        var form = Written["Metadata"]!["AWS::CloudFormation::Interface"]!;

        Assert.Single(((JsonArray)form["ParameterGroups"]!).SelectMany(group => (JsonArray)group!["Parameters"]!), one => one.String() == name);
        Assert.NotNull(form["ParameterLabels"]![name]?["default"].String());
        Assert.NotNull(parameter["Description"].String());
        Assert.NotNull(parameter["Default"].String());
        bool isList = parameter["AllowedValues"] is JsonArray { Count: > 1 };
        bool isRange = parameter["Type"].String() == "Number" && parameter["MinValue"] is not null && parameter["MaxValue"] is not null;
        bool isPattern = parameter["AllowedPattern"].String() is { } pattern && pattern.StartsWith('^') && parameter["ConstraintDescription"].String() is not null;
        Assert.True(isList || isRange || isPattern, $"{name} takes anything, or does not say what it takes");
    }

    [Fact]
    public void A_group_or_a_label_is_for_a_parameter_that_there_is()
    {
        var form = Written["Metadata"]!["AWS::CloudFormation::Interface"]!;
        var names = ((JsonObject)Written["Parameters"]!).Select(parameter => parameter.Key).ToHashSet();

        Assert.Subset(names, ((JsonArray)form["ParameterGroups"]!).SelectMany(group => (JsonArray)group!["Parameters"]!).Select(one => one.String()!).ToHashSet());
        Assert.Subset(names, ((JsonObject)form["ParameterLabels"]!).Select(label => label.Key).ToHashSet());
    }

    private static IEnumerable<(string Path, string Text)> Texts(JsonNode? node, string path) => node switch
    {
        JsonObject fields => fields.SelectMany(field => Texts(field.Value, $"{path}.{field.Key}")),
        JsonArray items => items.SelectMany(item => Texts(item, path)),
        _ => node.String() is { } text ? [(path, text)] : [],
    };

    /// <summary>An ARN of one partition, an account, a region, or a host of one partition.</summary>
    [GeneratedRegex(@"arn:aws|(?<![0-9])[0-9]{12}(?![0-9])|\b(us|eu|ap|sa|ca|me|af|il|cn|mx)(-gov|-iso[a-z]?)?-(north|south|east|west|central|northeast|southeast|northwest|southwest)-[0-9]\b|https://[a-z0-9.-]*amazonaws")]
    private static partial Regex OnePlace { get; }
}

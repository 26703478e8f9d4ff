using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;

namespace Remediation.Cli.LocalAws;

/// <summary>The names and ARNs that resources have here: their own name where the template gives one, else STACK-LogicalId.</summary>
internal sealed class LocalNames(JsonObject resources, LocalAwsOptions options, string region, string endpoint, Func<JsonNode?, JsonNode?> resolve)
{
    public string Account => options.AccountId;

    public string Region => region;

    public string StackName => options.StackName;

    /// <summary>SAM gives a function without Role an own one of this logical id.</summary>
    public bool Exists(string logicalId) => resources.ContainsKey(logicalId) || ImplicitRoleOwner(logicalId) is not null;

    public string TypeOf(string logicalId) =>
        (resources[logicalId] as JsonObject)?["Type"].String() ?? (ImplicitRoleOwner(logicalId) is null ? string.Empty : "AWS::IAM::Role");

    public string NameOf(string logicalId)
    {
        var property = TypeOf(logicalId) switch
        {
            "AWS::Serverless::Function" or "AWS::Lambda::Function" => "FunctionName",
            "AWS::SNS::Topic" => "TopicName",
            "AWS::SQS::Queue" => "QueueName",
            "AWS::IAM::Role" => "RoleName",
            "AWS::IAM::ManagedPolicy" => "ManagedPolicyName",
            "AWS::EC2::SecurityGroup" => "GroupName",
            "AWS::CloudWatch::Alarm" => "AlarmName",
            "AWS::Logs::LogGroup" => "LogGroupName",
            _ => "Name",
        };
        return resolve(Properties(logicalId)?[property]).String() ?? $"{StackName}-{logicalId}{(IsFifo(logicalId) ? ".fifo" : string.Empty)}";
    }

    /// <summary>What Ref gives: an ARN for topics and managed policies, an address for queues, a name for the rest.</summary>
    public string RefOf(string logicalId) => TypeOf(logicalId) switch
    {
        "AWS::SNS::Topic" or "AWS::IAM::ManagedPolicy" => ArnOf(logicalId),
        "AWS::SQS::Queue" => $"{endpoint}/{Account}/{NameOf(logicalId)}",
        "AWS::EC2::SecurityGroup" => GroupIdOf(logicalId),
        _ => NameOf(logicalId),
    };

    public string ArnOf(string logicalId) => TypeOf(logicalId) switch
    {
        "AWS::Serverless::Function" or "AWS::Lambda::Function" => $"arn:aws:lambda:{region}:{Account}:function:{NameOf(logicalId)}",
        "AWS::SNS::Topic" => $"arn:aws:sns:{region}:{Account}:{NameOf(logicalId)}",
        "AWS::SQS::Queue" => $"arn:aws:sqs:{region}:{Account}:{NameOf(logicalId)}",
        "AWS::IAM::Role" => $"arn:aws:iam::{Account}:role{resolve(Properties(logicalId)?["Path"]).String() ?? "/"}{NameOf(logicalId)}",
        "AWS::IAM::ManagedPolicy" => $"arn:aws:iam::{Account}:policy{resolve(Properties(logicalId)?["Path"]).String() ?? "/"}{NameOf(logicalId)}",
        "AWS::Logs::LogGroup" => $"arn:aws:logs:{region}:{Account}:log-group:{NameOf(logicalId)}:*",
        "AWS::CloudWatch::Alarm" => $"arn:aws:cloudwatch:{region}:{Account}:alarm:{NameOf(logicalId)}",
        var type => $"arn:aws:{type.Split("::").ElementAtOrDefault(1)?.ToLowerInvariant()}:{region}:{Account}:{NameOf(logicalId)}",
    };

    /// <summary>The same in each run.</summary>
    public string GroupIdOf(string logicalId) =>
        "sg-0" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{Account}/{region}/{StackName}/{logicalId}")))[..16];

    private JsonObject? Properties(string logicalId) => (resources[logicalId] as JsonObject)?["Properties"] as JsonObject;

    private bool IsFifo(string logicalId) =>
        (resolve(Properties(logicalId)?["FifoQueue"]) ?? resolve(Properties(logicalId)?["FifoTopic"])).String() == "true";

    private string? ImplicitRoleOwner(string logicalId) =>
        logicalId.EndsWith("Role", StringComparison.Ordinal) && (resources[logicalId[..^4]] as JsonObject)?["Type"].String() == "AWS::Serverless::Function" ? logicalId[..^4] : null;
}

using System.Collections.Concurrent;
using System.Text.Json.Nodes;

namespace Remediation.Cli.LocalAws;

/// <summary>Makes the template's topics, queues, documents and security groups in moto, in each region with the first call there.</summary>
internal sealed class Deployment(Func<string, StackDefinition> stackIn, MotoClient moto, GroupIds groupIds, LocalAwsOptions options, LocalAwsEvents events)
{
    private readonly ConcurrentDictionary<string, Lazy<Task>> regions = new();

    public Task EnsureAsync(string region)
    {
        var deployment = regions.GetOrAdd(region, _ => new Lazy<Task>(() => DeployAsync(region)));
        return deployment.Value;
    }

    /// <summary>moto was emptied: begin anew.</summary>
    public void Forget() => regions.Clear();

    private async Task DeployAsync(string region)
    {
        var stack = stackIn(region);
        var scope = new AwsScope(region, options.AccountId);
        try
        {
            foreach (var topic in stack.Topics)
            {
                await moto.QueryAsync(scope, "sns", CreateTopic(topic), CancellationToken.None);
            }

            // A redrive policy names a queue that must exist.
            foreach (var queue in stack.Queues.OrderBy(q => q.Attributes.ContainsKey("RedrivePolicy")))
            {
                await moto.QueryAsync(scope, "sqs", CreateQueue(queue), CancellationToken.None);
            }

            foreach (var group in stack.Groups)
            {
                groupIds.Stand(group.GroupId, await CreateGroupAsync(scope, group));
            }

            foreach (var document in stack.Documents)
            {
                await moto.JsonAsync(scope, "ssm", "AmazonSSM.CreateDocument", CreateDocument(document), CancellationToken.None);
            }
        }
        catch (AwsErrorException refused)
        {
            events.Publish(new Progressed($"A topic, queue, document or group of the template could not be made in {region}: {refused.Message}"));
        }
    }

    private static QueryParameters CreateTopic(TopicDefinition topic)
    {
        var parameters = QueryParameters.Of(("Action", "CreateTopic"), ("Version", "2010-03-31"), ("Name", topic.Name));
        return topic.Name.EndsWith(".fifo", StringComparison.Ordinal)
            ? parameters.Plus(("Attributes.entry.1.key", "FifoTopic"), ("Attributes.entry.1.value", "true"))
            : parameters;
    }

    private static QueryParameters CreateQueue(QueueDefinition queue) =>
        QueryParameters.Of(("Action", "CreateQueue"), ("Version", "2012-11-05"), ("QueueName", queue.Name))
            .Plus([.. queue.Attributes.SelectMany((attribute, index) => new (string, string?)[]
            {
                ($"Attribute.{index + 1}.Name", attribute.Key),
                ($"Attribute.{index + 1}.Value", attribute.Value),
            })]);

    /// <returns>moto's id of the group.</returns>
    private async Task<string> CreateGroupAsync(AwsScope scope, GroupDefinition group)
    {
        var vpcId = group.VpcId;
        if (group.VpcCidr is { } cidr)
        {
            var vpc = await moto.QueryAsync(
                scope, "ec2", QueryParameters.Of(("Action", "CreateVpc"), ("Version", "2016-11-15"), ("CidrBlock", cidr)), CancellationToken.None);
            vpcId = vpc.Descendants("vpcId").First().Value;
        }

        var made = await moto.QueryAsync(
            scope,
            "ec2",
            QueryParameters.Of(
                ("Action", "CreateSecurityGroup"),
                ("Version", "2016-11-15"),
                ("GroupName", group.Name),
                ("GroupDescription", group.Description),
                ("VpcId", vpcId),
                ("TagSpecification.1.ResourceType", "security-group"),
                ("TagSpecification.1.Tag.1.Key", "aws:cloudformation:stack-name"),
                ("TagSpecification.1.Tag.1.Value", options.StackName))
                .Plus([.. group.Tags.SelectMany((tag, index) => new (string, string?)[]
                {
                    ($"TagSpecification.1.Tag.{index + 2}.Key", tag.Key),
                    ($"TagSpecification.1.Tag.{index + 2}.Value", tag.Value),
                })]),
            CancellationToken.None);
        return made.Text("groupId") ?? throw new LocalAwsException($"moto made no security group for {group.LogicalId}.");
    }

    private static JsonObject CreateDocument(DocumentDefinition document) => new()
    {
        ["Name"] = document.Name,
        ["DocumentType"] = document.Type,
        ["DocumentFormat"] = "JSON",
        ["Content"] = Json.Text(document.Content),
    };
}

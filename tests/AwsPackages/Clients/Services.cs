using System.Reflection;
using Amazon.CloudFormation;
using Amazon.EC2;
using Amazon.EventBridge;
using Amazon.Lambda;
using Amazon.Runtime;
using Amazon.SimpleNotificationService;
using Amazon.SimpleSystemsManagement;
using Amazon.SQS;

namespace Remediation.AwsPackages.Tests.Clients;

/// <summary>A service of the subset: its contract, AWS's model of it, and a client that calls canned answers.</summary>
internal sealed class Service(Type contract, string modelFolder, Func<CannedAnswers, AmazonServiceClient> client)
{
    private readonly Lazy<ServiceModel> model = new(() => new ServiceModel(Botocore.Read($"{modelFolder}/service-2.json")));

    public static readonly IReadOnlyList<Service> All =
    [
        new(typeof(IAmazonCloudFormation), "cloudformation/2010-05-15", TestClients.CloudFormation),
        new(typeof(IAmazonEC2), "ec2/2016-11-15", TestClients.Ec2),
        new(typeof(IAmazonEventBridge), "events/2015-10-07", TestClients.EventBridge),
        new(typeof(IAmazonLambda), "lambda/2015-03-31", TestClients.Lambda),
        new(typeof(IAmazonSimpleNotificationService), "sns/2010-03-31", TestClients.Sns),
        new(typeof(IAmazonSimpleSystemsManagement), "ssm/2014-11-06", TestClients.Ssm),
        new(typeof(IAmazonSQS), "sqs/2012-11-05", TestClients.Sqs),
    ];

    public string Namespace => contract.Namespace!;

    public ServiceModel Model => model.Value;

    public WireFormat Wire => WireFormat.Of(Model);

    public IEnumerable<string> Operations =>
        contract.GetMethods().Select(method => method.Name).Where(name => name.EndsWith("Async", StringComparison.Ordinal)).Select(name => name[..^"Async".Length]);

    public Type Request(string operation) => Call(operation).GetParameters()[0].ParameterType;

    public Type Response(string operation) => Call(operation).ReturnType.GenericTypeArguments[0];

    public async Task<AmazonWebServiceResponse> Invoke(string operation, object request, CannedAnswers answers)
    {
        using var caller = client(answers);
        var task = (Task)Call(operation).Invoke(caller, [request, TestContext.Current.CancellationToken])!;
        await task;
        return (AmazonWebServiceResponse)task.GetType().GetProperty("Result")!.GetValue(task)!;
    }

    private MethodInfo Call(string operation) => contract.GetMethod(operation + "Async")!;
}

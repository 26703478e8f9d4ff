using System.Reflection;
using Amazon.EC2;
using Amazon.Runtime;
using Amazon.SimpleNotificationService;

namespace Remediation.AwsPackages.Tests.Clients;

/// <summary>Every name in the subsets is AWS's: types and members, and what stands on the wire for them.</summary>
public sealed class ServiceModelTests
{
    private static readonly Lazy<ServiceModel> Ec2Model = new(() => new ServiceModel(Botocore.Read("ec2/2016-11-15/service-2.json")));
    private static readonly Lazy<ServiceModel> SnsModel = new(() => new ServiceModel(Botocore.Read("sns/2010-03-31/service-2.json")));

    public static TheoryData<string, string> Operations()
    {
        var data = new TheoryData<string, string>();
        foreach (var contract in new[] { typeof(IAmazonEC2), typeof(IAmazonSimpleNotificationService) })
        {
            foreach (var call in contract.GetMethods().Where(method => method.Name.EndsWith("Async", StringComparison.Ordinal)))
            {
                data.Add(contract.FullName!, call.Name[..^"Async".Length]);
            }
        }

        return data;
    }

    [Theory]
    [MemberData(nameof(Operations))]
    public void Types_and_members_are_those_of_the_model(string contract, string operation)
    {
        var (model, call) = Find(contract, operation);
        var request = call.GetParameters()[0].ParameterType;
        var response = call.ReturnType.GenericTypeArguments[0];
        var input = model.Operation(operation).GetProperty("input").GetProperty("shape").GetString()!;
        var output = model.Operation(operation).GetProperty("output").GetProperty("shape").GetString()!;

        Assert.Equal((operation + "Request", operation + "Response"), (request.Name, response.Name));
        Assert.Empty(model.Differences(request, input, []).Concat(model.Differences(response, output, [])));
        if (model.Shape(input).TryGetProperty("required", out var required))
        {
            Assert.Subset(
                ServiceModel.Members(request).Select(ServiceModel.MemberName).ToHashSet(),
                required.EnumerateArray().Select(name => name.GetString()!).ToHashSet());
        }
    }

    [Theory]
    [MemberData(nameof(Operations))]
    public async Task What_is_sent_is_what_the_model_says(string contract, string operation)
    {
        var (model, call) = Find(contract, operation);
        var request = Filled.Make(call.GetParameters()[0].ParameterType);
        var answers = new CannedAnswers().ThenOk(model.ToXml(Filled.Make(call.ReturnType.GenericTypeArguments[0]), operation));

        await Invoke(call, answers, request);

        Assert.Equal(model.ToForm(request, operation).OrderBy(pair => pair.Key), Assert.Single(answers.Sent).Form.OrderBy(pair => pair.Key));
    }

    [Theory]
    [MemberData(nameof(Operations))]
    public async Task What_the_model_says_is_read(string contract, string operation)
    {
        var (model, call) = Find(contract, operation);
        var expected = Filled.Make(call.ReturnType.GenericTypeArguments[0]);
        var answers = new CannedAnswers().ThenOk(model.ToXml(expected, operation));

        var response = await Invoke(call, answers, Activator.CreateInstance(call.GetParameters()[0].ParameterType)!);

        Assert.Equal(Filled.Flatten(expected), Filled.Flatten(response));
        Assert.Equal("r-1", response.ResponseMetadata.RequestId);
    }

    [Fact]
    public void Every_public_model_type_belongs_to_an_operation()
    {
        var seen = new HashSet<Type>();
        foreach (var row in Operations())
        {
            var (model, call) = Find(row.Data.Item1, row.Data.Item2);
            var operation = model.Operation(row.Data.Item2);
            _ = model.Differences(call.GetParameters()[0].ParameterType, operation.GetProperty("input").GetProperty("shape").GetString()!, seen).Count();
            _ = model.Differences(call.ReturnType.GenericTypeArguments[0], operation.GetProperty("output").GetProperty("shape").GetString()!, seen).Count();
        }

        Assert.Equal(
            typeof(IAmazonEC2).Assembly.GetExportedTypes()
                .Where(type => type.Namespace is "Amazon.EC2.Model" or "Amazon.SimpleNotificationService.Model")
                .Select(type => type.FullName).Order(),
            seen.Select(type => type.FullName).Order());
    }

    [Fact]
    public void Values_of_ResourceType_are_those_of_the_model() =>
        Assert.Subset(
            Ec2Model.Value.Shape("ResourceType").GetProperty("enum").EnumerateArray().Select(value => value.GetString()!).ToHashSet(),
            typeof(ResourceType).GetFields(BindingFlags.Public | BindingFlags.Static).Select(field => ((ResourceType)field.GetValue(null)!).Value).ToHashSet());

    private static (ServiceModel Model, MethodInfo Call) Find(string contract, string operation) =>
        contract == typeof(IAmazonEC2).FullName
            ? (Ec2Model.Value, typeof(IAmazonEC2).GetMethod(operation + "Async")!)
            : (SnsModel.Value, typeof(IAmazonSimpleNotificationService).GetMethod(operation + "Async")!);

    private static async Task<AmazonWebServiceResponse> Invoke(MethodInfo call, CannedAnswers answers, object request)
    {
        using var client = call.DeclaringType == typeof(IAmazonEC2) ? (AmazonServiceClient)TestClients.Ec2(answers) : TestClients.Sns(answers);
        var task = (Task)call.Invoke(client, [request, TestContext.Current.CancellationToken])!;
        await task;
        return (AmazonWebServiceResponse)task.GetType().GetProperty("Result")!.GetValue(task)!;
    }
}

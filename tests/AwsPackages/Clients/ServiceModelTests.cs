using System.Reflection;
using Amazon.EC2;
using Amazon.Runtime;

namespace Remediation.AwsPackages.Tests.Clients;

/// <summary>Every name in the subsets is AWS's: types and members, and what stands on the wire for them.</summary>
public sealed class ServiceModelTests
{
    public static TheoryData<string, string> Operations()
    {
        var data = new TheoryData<string, string>();
        foreach (var service in Service.All)
        {
            foreach (var operation in service.Operations)
            {
                data.Add(service.Namespace, operation);
            }
        }

        return data;
    }

    [Theory]
    [MemberData(nameof(Operations))]
    public void Types_and_members_are_those_of_the_model(string service, string operation)
    {
        var found = Find(service);
        var (model, request, response) = (found.Model, found.Request(operation), found.Response(operation));

        Assert.Equal((operation + "Request", operation + "Response"), (request.Name, response.Name));
        Assert.Empty(model.Differences(request, model.Input(operation), []).Concat(model.Differences(response, model.Output(operation), [])));
        if (model.Shape(model.Input(operation)).TryGetProperty("required", out var required))
        {
            Assert.Subset(
                ServiceModel.Members(request).Select(ServiceModel.MemberName).ToHashSet(),
                required.EnumerateArray().Select(name => name.GetString()!).ToHashSet());
        }
    }

    [Theory]
    [MemberData(nameof(Operations))]
    public async Task What_is_sent_is_what_the_model_says(string service, string operation)
    {
        var found = Find(service);
        var request = Filled.Make(found.Request(operation));
        var answers = found.Wire.Answer(Filled.Make(found.Response(operation)), operation);

        await found.Invoke(operation, request, answers);

        Assert.Equal(found.Wire.Expected(request, operation), found.Wire.Sent(Assert.Single(answers.Sent), operation));
    }

    [Theory]
    [MemberData(nameof(Operations))]
    public async Task What_the_model_says_is_read(string service, string operation)
    {
        var found = Find(service);
        var expected = Filled.Make(found.Response(operation));

        var response = await found.Invoke(operation, Filled.Make(found.Request(operation)), found.Wire.Answer(expected, operation));

        Assert.Equal(Filled.Flatten(expected), Filled.Flatten(response));
        Assert.Equal("r-1", response.ResponseMetadata.RequestId);
    }

    [Fact]
    public void Every_public_model_type_belongs_to_an_operation()
    {
        var types = typeof(IAmazonEC2).Assembly.GetExportedTypes();
        foreach (var service in Service.All)
        {
            var ofService = types.Where(type => type.Namespace == service.Namespace + ".Model").ToHashSet();
            var seen = new HashSet<Type>();
            foreach (var operation in service.Operations)
            {
                var model = service.Model;
                _ = model.Differences(service.Request(operation), model.Input(operation), seen).Count();
                _ = model.Differences(service.Response(operation), model.Output(operation), seen).Count();
                seen.UnionWith(ofService.Where(type => model.Errors(operation).Any(error => type.Name == error || type.Name == error + "Exception")));
            }

            Assert.Equal(ofService.Select(type => type.FullName).Order(), seen.Select(type => type.FullName).Order());
        }
    }

    [Fact]
    public void Every_constant_has_a_value_of_the_model_and_the_name_that_the_SDK_gives_it()
    {
        var compared = 0;
        foreach (var service in Service.All)
        {
            foreach (var type in typeof(IAmazonEC2).Assembly.GetExportedTypes()
                .Where(type => type.Namespace == service.Namespace && type.IsSubclassOf(typeof(ConstantClass))))
            {
                var fields = type.GetFields(BindingFlags.Public | BindingFlags.Static);
                var values = fields.Select(field => ((ConstantClass)field.GetValue(null)!).Value).ToList();

                Assert.Subset(service.Model.Values(type.Name).ToHashSet(), values.ToHashSet());
                Assert.Equal(values.Select(SdkName), fields.Select(field => field.Name));
                compared += fields.Length;
            }
        }

        Assert.True(compared > 40, $"Only {compared} constants were compared.");
    }

    // Each part between hyphens begins with a capital; underscores stay.
    private static string SdkName(string value) => string.Concat(value.Split('-').Select(part => char.ToUpperInvariant(part[0]) + part[1..]));

    private static Service Find(string service) => Service.All.Single(candidate => candidate.Namespace == service);
}

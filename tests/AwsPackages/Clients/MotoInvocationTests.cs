using System.Net;
using System.Text;
using Amazon.Lambda;
using Amazon.Lambda.Model;

namespace Remediation.AwsPackages.Tests.Clients;

/// <summary>Invocations, against an implementation of Lambda that nobody here has written. It runs no code: it answers with the payload.</summary>
[Collection(nameof(MotoServer))]
public sealed class MotoInvocationTests(MotoServer moto)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("guard")]
    [InlineData("arn:aws:lambda:eu-central-1:123456789012:function:guard")]
    public async Task A_payload_goes_in_and_comes_back(string function)
    {
        await moto.RunFunctionsInContainers(false);
        using var lambda = moto.Lambda();

        var response = await lambda.InvokeAsync(new InvokeRequest { FunctionName = function, Payload = """{"text":"a & ü"}""" }, Cancellation);

        Assert.Equal("""{"text":"a & ü"}""", Encoding.UTF8.GetString(response.Payload.ToArray()));
        Assert.Equal(200, response.StatusCode);
        Assert.Null(response.FunctionError);
        Assert.NotEmpty(response.ResponseMetadata.RequestId);
    }

    [Fact]
    public async Task An_event_is_taken_without_an_answer()
    {
        await moto.RunFunctionsInContainers(false);
        using var lambda = moto.Lambda();

        var response = await lambda.InvokeAsync(
            new InvokeRequest { FunctionName = "guard", InvocationType = InvocationType.Event, Payload = "{}" }, Cancellation);

        Assert.Equal(202, response.StatusCode);
    }

    [Fact]
    public async Task A_function_that_does_not_exist_is_told_by_code_and_request_id()
    {
        await moto.RunFunctionsInContainers(true);
        using var lambda = moto.Lambda();

        var error = await Assert.ThrowsAsync<AmazonLambdaException>(() => lambda.InvokeAsync(
            new InvokeRequest { FunctionName = "gone", Payload = "{}" }, Cancellation));

        Assert.Equal("ResourceNotFoundException", error.ErrorCode);
        Assert.NotEmpty(error.RequestId);
        Assert.Equal(HttpStatusCode.NotFound, error.StatusCode);
    }
}

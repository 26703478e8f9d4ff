using System.Net;
using Amazon.SimpleSystemsManagement;
using Amazon.SimpleSystemsManagement.Model;

namespace Remediation.AwsPackages.Tests.Clients;

/// <summary>Parameters, against an implementation of Systems Manager that nobody here has written.</summary>
[Collection(nameof(MotoServer))]
public sealed class MotoParameterTests(MotoServer moto)
{
    private readonly string path = $"/test-{Guid.NewGuid():N}";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_parameter_is_written_read_overwritten_and_deleted()
    {
        using var ssm = moto.Ssm();
        var name = path + "/state";

        var made = await ssm.PutParameterAsync(
            new PutParameterRequest { Name = name, Value = """{"a":"ü"}""", Type = ParameterType.String, Description = "made by a test" }, Cancellation);
        var written = await ssm.PutParameterAsync(
            new PutParameterRequest { Name = name, Value = "second", Type = ParameterType.String, Overwrite = true }, Cancellation);
        var first = await ssm.GetParameterAsync(new GetParameterRequest { Name = name + ":1" }, Cancellation);
        var second = await ssm.GetParameterAsync(new GetParameterRequest { Name = name }, Cancellation);
        await ssm.DeleteParameterAsync(new DeleteParameterRequest { Name = name }, Cancellation);

        Assert.Equal((1L, 2L), (made.Version, written.Version));
        Assert.Equal(("""{"a":"ü"}""", 1L), (first.Parameter.Value, first.Parameter.Version));
        Assert.Equal((name, "second", 2L), (second.Parameter.Name, second.Parameter.Value, second.Parameter.Version));
        Assert.Same(ParameterType.String, second.Parameter.Type);
        Assert.EndsWith(":parameter" + name, second.Parameter.ARN, StringComparison.Ordinal);
        Assert.InRange(second.Parameter.LastModifiedDate!.Value, DateTime.UtcNow.AddMinutes(-5), DateTime.UtcNow.AddMinutes(1));
        Assert.NotEmpty(second.ResponseMetadata.RequestId);
        await Assert.ThrowsAsync<ParameterNotFoundException>(() => ssm.GetParameterAsync(new GetParameterRequest { Name = name }, Cancellation));
    }

    [Fact]
    public async Task A_secret_is_decrypted_when_it_is_asked_for()
    {
        using var ssm = moto.Ssm();
        var name = path + "/secret";
        await ssm.PutParameterAsync(new PutParameterRequest { Name = name, Value = "open sesame", Type = ParameterType.SecureString }, Cancellation);

        var encrypted = await ssm.GetParameterAsync(new GetParameterRequest { Name = name }, Cancellation);
        var decrypted = await ssm.GetParameterAsync(new GetParameterRequest { Name = name, WithDecryption = true }, Cancellation);

        Assert.NotEqual("open sesame", encrypted.Parameter.Value);
        Assert.Equal("open sesame", decrypted.Parameter.Value);
    }

    [Fact]
    public async Task Parameters_below_a_path_come_page_by_page()
    {
        using var ssm = moto.Ssm();
        foreach (var name in new[] { "a", "b", "c/d" })
        {
            await ssm.PutParameterAsync(new PutParameterRequest { Name = $"{path}/{name}", Value = name, Type = ParameterType.String }, Cancellation);
        }

        var flat = await ssm.GetParametersByPathAsync(new GetParametersByPathRequest { Path = path }, Cancellation);
        var first = await ssm.GetParametersByPathAsync(new GetParametersByPathRequest { Path = path, Recursive = true, MaxResults = 2 }, Cancellation);
        var second = await ssm.GetParametersByPathAsync(
            new GetParametersByPathRequest { Path = path, Recursive = true, MaxResults = 2, NextToken = first.NextToken }, Cancellation);
        var none = await ssm.GetParametersByPathAsync(new GetParametersByPathRequest { Path = path + "/none" }, Cancellation);

        Assert.Equal(["a", "b"], flat.Parameters.Select(parameter => parameter.Value).Order());
        Assert.Equal(2, first.Parameters.Count);
        Assert.Equal(["a", "b", "c/d"], first.Parameters.Concat(second.Parameters).Select(parameter => parameter.Value).Order());
        Assert.Null(second.NextToken);
        Assert.Empty(none.Parameters);
    }

    [Fact]
    public async Task What_cannot_be_done_is_told_by_code_and_request_id()
    {
        using var ssm = moto.Ssm();
        var put = new PutParameterRequest { Name = path + "/once", Value = "1", Type = ParameterType.String };
        await ssm.PutParameterAsync(put, Cancellation);

        var exists = await Assert.ThrowsAsync<ParameterAlreadyExistsException>(() => ssm.PutParameterAsync(put, Cancellation));
        var missing = await Assert.ThrowsAsync<ParameterNotFoundException>(
            () => ssm.DeleteParameterAsync(new DeleteParameterRequest { Name = path + "/never" }, Cancellation));

        Assert.Equal("ParameterAlreadyExists", exists.ErrorCode);
        Assert.Equal("ParameterNotFound", missing.ErrorCode);
        Assert.All(new AmazonSimpleSystemsManagementException[] { exists, missing }, error =>
        {
            Assert.NotEmpty(error.RequestId);
            Assert.NotEmpty(error.Message);
            Assert.Equal(HttpStatusCode.BadRequest, error.StatusCode);
        });
    }
}

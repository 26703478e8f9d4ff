using System.Collections.Concurrent;

namespace Remediation.Cli.LocalAws;

/// <summary>Remembers which image a copy, or an image of an instance, was made from. moto forgets it.
/// https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/identify-source-ami-used-to-create-new-ami.html</summary>
internal sealed class ImageOrigins(Func<AwsScope, string, ManagedInstance?> instance) : ICallWitness
{
    private readonly ConcurrentDictionary<(AwsScope Scope, string Id), (string Id, string Region)> origins = new();

    public void Saw(AwsCall call)
    {
        var request = call.Request;
        if (request is not { Service: "ec2", Action: "CopyImage" or "CreateImage" } || !call.Response.Succeeded)
        {
            return;
        }

        var scope = AwsScope.Of(request);
        var source = request.Action == "CopyImage"
            ? (request.Parameters["SourceImageId"], request.Parameters["SourceRegion"] ?? scope.Region)
            : (instance(scope, request.Parameters["InstanceId"] ?? string.Empty)?.ImageId, scope.Region);
        if (source is ({ } id, var region) && Xml.TryParse(call.Response.Body)?.Text("imageId") is { } made)
        {
            origins[(scope, made)] = (id, region);
        }
    }

    public (string Id, string Region)? Of(AwsScope scope, string imageId) => origins.TryGetValue((scope, imageId), out var origin) ? origin : null;

    /// <summary>The image of the local AWS at the beginning of all copies, when it is one.</summary>
    public TestImage? First(AwsScope scope, string imageId) => Of(scope, imageId) is { } origin
        ? First(scope with { Region = origin.Region }, origin.Id)
        : TestImages.Find(imageId);
}

using System.Text.Json.Nodes;

namespace Remediation.Cli.LocalAws;

/// <summary>https://docs.aws.amazon.com/service-authorization/latest/reference/list_awssystemsmanager.html,
/// https://docs.aws.amazon.com/systems-manager/latest/userguide/secure-string-parameter-kms-encryption.html</summary>
internal sealed class SsmPermissions(ResourceLookup resources) : ICallPermissions
{
    /// <summary>A parameter of such a name is a secret of Secrets Manager.</summary>
    private const string SecretReference = "/aws/reference/secretsmanager/";

    public string Service => "ssm";

    /// <inheritdoc/>
    public async Task<IReadOnlyList<Authorization>> OfAsync(AwsRequest request, CancellationToken cancellation)
    {
        var body = Json.TryParse(request.Body) as JsonObject ?? [];
        return request.Action switch
        {
            "DescribeInstanceInformation" or "ListCommands" or "ListCommandInvocations" or "GetCommandInvocation" => [Ask(request, "*")],
            "DescribeInstancePatchStates" => await InstancesAsync(request, body, cancellation),
            "SendCommand" => [Ask(request, Document(request, body["DocumentName"].String() ?? string.Empty)), .. await InstancesAsync(request, body, cancellation)],
            "GetParameter" => await ReadAsync(request, body["Name"].String() ?? string.Empty, body["WithDecryption"].String() == "true", cancellation),
            "DeleteParameter" => [Ask(request, Parameter(request, body["Name"].String()))],
            "PutParameter" => [AskWith(request, Parameter(request, body["Name"].String()), ("ssm:Overwrite", body["Overwrite"].String() ?? "false"))],
            // It is asked for the path, whatever it finds there.
            "GetParametersByPath" => [AskWith(request, Parameter(request, body["Path"].String()), ("ssm:Recursive", body["Recursive"].String() ?? "false"))],
            _ => throw CallPermissions.Unknown(request),
        };
    }

    private static Authorization Ask(AwsRequest request, string resource) => new($"ssm:{request.Action}", resource, CallPermissions.InRegion(request.Region));

    private static Authorization AskWith(AwsRequest request, string resource, (string Key, string Value) key) =>
        new($"ssm:{request.Action}", resource, CallPermissions.InRegion(request.Region).With(key.Key, key.Value));

    private static string Parameter(AwsRequest request, string? name) => $"arn:aws:ssm:{request.Region}:{request.Account}:parameter/{name?.TrimStart('/')}";

    /// <summary>AWS's own documents belong to no account.</summary>
    private static string Document(AwsRequest request, string name) =>
        name.StartsWith("arn:", StringComparison.Ordinal) ? name
        : $"arn:aws:ssm:{request.Region}:{(name.StartsWith("AWS-", StringComparison.Ordinal) ? string.Empty : request.Account)}:document/{name}";

    /// <summary>Systems Manager decrypts, and reads secrets, in the caller's name. AWS's own keys let in whoever may use the service.</summary>
    private async Task<IReadOnlyList<Authorization>> ReadAsync(AwsRequest request, string name, bool decrypts, CancellationToken cancellation)
    {
        var asked = Ask(request, Parameter(request, name));
        if (name.StartsWith(SecretReference, StringComparison.Ordinal))
        {
            return [asked, .. await SecretAsync(request, name[SecretReference.Length..], cancellation)];
        }

        if (!decrypts)
        {
            return [asked];
        }

        var filter = new JsonObject { ["Key"] = "Name", ["Option"] = "Equals", ["Values"] = new JsonArray(name) };
        var found = await resources.JsonAsync(request, "ssm", "AmazonSSM.DescribeParameters", new JsonObject { ["ParameterFilters"] = new JsonArray(filter) }, cancellation);
        var parameter = (found["Parameters"] as JsonArray)?.FirstOrDefault();
        return [asked, .. await DecryptAsync(request, "ssm", parameter?["Type"].String() == "SecureString" ? parameter["KeyId"].String() : null, "PARAMETER_ARN", asked.Resource, cancellation)];
    }

    private async Task<IReadOnlyList<Authorization>> SecretAsync(AwsRequest request, string name, CancellationToken cancellation)
    {
        JsonObject secret;
        try
        {
            secret = await resources.JsonAsync(request, "secretsmanager", "secretsmanager.DescribeSecret", new JsonObject { ["SecretId"] = name }, cancellation);
        }
        catch (AwsErrorException)
        {
            // There is none, and the caller will hear so.
            return [];
        }

        var arn = secret["ARN"].String() ?? string.Empty;
        return
        [
            new Authorization("secretsmanager:GetSecretValue", arn, CallPermissions.InRegion(request.Region)),
            .. await DecryptAsync(request, "secretsmanager", secret["KmsKeyId"].String(), "SecretARN", arn, cancellation),
        ];
    }

    /// <param name="key">Its id, ARN or alias.</param>
    /// <param name="context">What the service calls the ARN in the encryption context.</param>
    private async Task<IReadOnlyList<Authorization>> DecryptAsync(AwsRequest request, string service, string? key, string context, string arn, CancellationToken cancellation)
    {
        if (key is null || key.EndsWith($"alias/aws/{service}", StringComparison.Ordinal))
        {
            return [];
        }

        var described = await resources.JsonAsync(request, "kms", "TrentService.DescribeKey", new JsonObject { ["KeyId"] = key }, cancellation);
        return
        [
            new Authorization(
                "kms:Decrypt",
                described["KeyMetadata"]?["Arn"].String() ?? string.Empty,
                CallPermissions.InRegion(request.Region).With("kms:ViaService", $"{service}.{request.Region}.amazonaws.com").With($"kms:EncryptionContext:{context}", arn)),
        ];
    }

    private async Task<IReadOnlyList<Authorization>> InstancesAsync(AwsRequest request, JsonObject body, CancellationToken cancellation)
    {
        if (body["Targets"] is not null)
        {
            throw new LocalAwsException($"The local AWS can judge {request.Action} with InstanceIds only.");
        }

        var ids = (body["InstanceIds"] as JsonArray ?? []).Select(id => id.String() ?? string.Empty).ToList();
        var tags = await resources.TagsAsync(request, ids, cancellation);
        return
        [
            .. ids.Select(id => new Authorization(
                $"ssm:{request.Action}",
                $"arn:aws:ec2:{request.Region}:{request.Account}:instance/{id}",
                CallPermissions.InRegion(request.Region).WithResourceTags([.. tags[id]], "aws:ResourceTag/", "ssm:resourceTag/"))),
        ];
    }
}

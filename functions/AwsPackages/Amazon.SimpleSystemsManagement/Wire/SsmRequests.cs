using System.Text.Json;
using Amazon.SimpleSystemsManagement.Model;
using Remediation.AwsPackages.JsonProtocol;

namespace Amazon.SimpleSystemsManagement.Wire;

/// <summary>Writes the members of requests.</summary>
internal static class SsmRequests
{
    public static void Write(Utf8JsonWriter json, DeleteParameterRequest request) => json.Write("Name", request.Name);

    public static void Write(Utf8JsonWriter json, GetParameterRequest request)
    {
        json.Write("Name", request.Name);
        json.Write("WithDecryption", request.WithDecryption);
    }

    public static void Write(Utf8JsonWriter json, GetParametersByPathRequest request)
    {
        json.Write("MaxResults", request.MaxResults);
        json.Write("NextToken", request.NextToken);
        json.Write("Path", request.Path);
        json.Write("Recursive", request.Recursive);
        json.Write("WithDecryption", request.WithDecryption);
    }

    public static void Write(Utf8JsonWriter json, PutParameterRequest request)
    {
        json.Write("Description", request.Description);
        json.Write("Name", request.Name);
        json.Write("Overwrite", request.Overwrite);
        json.Write("Type", request.Type?.Value);
        json.Write("Value", request.Value);
    }
}

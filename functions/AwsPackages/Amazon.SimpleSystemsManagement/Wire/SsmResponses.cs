using System.Text.Json;
using Amazon.SimpleSystemsManagement.Model;
using Remediation.AwsPackages.JsonProtocol;

namespace Amazon.SimpleSystemsManagement.Wire;

/// <summary>Reads the answers and what they hold.</summary>
internal static class SsmResponses
{
    public static GetParameterResponse ReadGetParameter(JsonElement json) => new()
    {
        Parameter = json.ReadObject("Parameter", ReadParameter),
    };

    public static GetParametersByPathResponse ReadGetParametersByPath(JsonElement json) => new()
    {
        NextToken = json.ReadString("NextToken"),
        Parameters = json.ReadItems("Parameters", ReadParameter),
    };

    public static PutParameterResponse ReadPutParameter(JsonElement json) => new() { Version = json.ReadLong("Version") };

    private static Parameter ReadParameter(JsonElement json) => new()
    {
        ARN = json.ReadString("ARN"),
        LastModifiedDate = json.ReadEpochSeconds("LastModifiedDate"),
        Name = json.ReadString("Name"),
        Type = json.ReadString("Type"),
        Value = json.ReadString("Value"),
        Version = json.ReadLong("Version"),
    };
}

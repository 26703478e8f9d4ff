using System.Text.Json.Nodes;

namespace Remediation.Cli.LocalAws;

/// <summary>The documents of AWS that are played here, with the parameters and steps that callers can see of them.</summary>
internal static class AwsDocuments
{
    private const string RunPatchBaseline = """
        {
          "schemaVersion": "2.2",
          "parameters": {
            "Operation": { "type": "String", "allowedValues": ["Scan", "Install"] },
            "AssociationId": { "type": "String", "default": "", "allowedPattern": "^$|^[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}$" },
            "SnapshotId": { "type": "String", "default": "", "allowedPattern": "^$|^[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}$" },
            "InstallOverrideList": { "type": "String", "default": "", "allowedPattern": "^$|^(https://|s3://).{1,1900}$" },
            "BaselineOverride": { "type": "String", "default": "", "allowedPattern": "^$|^(https://|s3://).{1,1900}$" },
            "RebootOption": { "type": "String", "default": "RebootIfNeeded", "allowedValues": ["RebootIfNeeded", "NoReboot"] },
            "StepTimeoutSeconds": { "type": "String", "default": "7200", "allowedPattern": "^([1-9][0-9]{0,3}|[12][0-9]{4}|3[0-5][0-9]{3}|36000)$" }
          },
          "mainSteps": [
            { "action": "aws:runPowerShellScript", "name": "PatchWindows", "precondition": { "StringEquals": ["platformType", "Windows"] }, "inputs": {} },
            { "action": "aws:runShellScript", "name": "PatchLinux", "precondition": { "StringEquals": ["platformType", "Linux"] }, "inputs": {} },
            { "action": "aws:runShellScript", "name": "PatchMacOS", "precondition": { "StringEquals": ["platformType", "MacOS"] }, "inputs": {} }
          ]
        }
        """;

    private const string RunShellScript = """
        {
          "schemaVersion": "2.2",
          "parameters": {
            "commands": { "type": "StringList" },
            "workingDirectory": { "type": "String", "default": "" },
            "executionTimeout": { "type": "String", "default": "3600", "allowedPattern": "^([1-9][0-9]{0,4}|1[0-6][0-9]{4}|17[0-1][0-9]{3}|172[0-7][0-9]{2}|172800)$" }
          },
          "mainSteps": [
            { "action": "aws:runShellScript", "name": "aws:runShellScript", "inputs": { "runCommand": "{{ commands }}", "workingDirectory": "{{ workingDirectory }}", "timeoutSeconds": "{{ executionTimeout }}" } }
          ]
        }
        """;

    public static JsonObject? Find(string name) => name switch
    {
        "AWS-RunPatchBaseline" => (JsonObject)JsonNode.Parse(RunPatchBaseline)!,
        "AWS-RunShellScript" => (JsonObject)JsonNode.Parse(RunShellScript)!,
        _ => null,
    };
}

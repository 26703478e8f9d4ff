using System.Globalization;

namespace Remediation.Cli.LocalAws;

/// <summary>The environment that Lambda gives a custom runtime, pointed at the local AWS.
/// https://docs.aws.amazon.com/lambda/latest/dg/configuration-envvars.html#configuration-envvars-runtime</summary>
internal static class FunctionEnvironment
{
    public static Dictionary<string, string> For(FunctionDefinition function, BootstrapCommand bootstrap, Uri runtimeApi, Uri endpoint, string accessKey, LocalAwsOptions options)
    {
        var environment = ProcessEnvironment.Bare();
        foreach (var (name, value) in function.Environment)
        {
            // In Lambda the package is unpacked there.
            environment[name] = value.StartsWith("/var/task", StringComparison.Ordinal) ? bootstrap.Folder + value["/var/task".Length..] : value;
        }

        Set(environment, new()
        {
            ["_HANDLER"] = function.Handler,
            ["TZ"] = ":UTC",
            ["LAMBDA_TASK_ROOT"] = bootstrap.Folder,
            ["LAMBDA_RUNTIME_DIR"] = bootstrap.Folder,
            ["AWS_LAMBDA_RUNTIME_API"] = runtimeApi.Authority,
            ["AWS_LAMBDA_FUNCTION_NAME"] = function.Name,
            ["AWS_LAMBDA_FUNCTION_VERSION"] = "$LATEST",
            ["AWS_LAMBDA_FUNCTION_MEMORY_SIZE"] = function.MemorySize.ToString(CultureInfo.InvariantCulture),
            ["AWS_LAMBDA_INITIALIZATION_TYPE"] = "on-demand",
            ["AWS_LAMBDA_LOG_GROUP_NAME"] = function.LogGroup,
            ["AWS_LAMBDA_LOG_STREAM_NAME"] = "local",
            ["AWS_LAMBDA_LOG_FORMAT"] = function.LogFormat,
            ["AWS_REGION"] = function.Region,
            ["AWS_DEFAULT_REGION"] = function.Region,
            ["AWS_ACCESS_KEY_ID"] = accessKey,
            ["AWS_SECRET_ACCESS_KEY"] = "local",
            ["AWS_SESSION_TOKEN"] = "local",
            ["AWS_ENDPOINT_URL"] = endpoint.ToString().TrimEnd('/'),
            ["AWS_EC2_METADATA_DISABLED"] = "true",
        });
        if (function.LogLevel is { } level)
        {
            environment["AWS_LAMBDA_LOG_LEVEL"] = level;
        }

        Set(environment, new(options.FunctionEnvironment));
        return environment;
    }

    private static void Set(Dictionary<string, string> environment, Dictionary<string, string> values)
    {
        foreach (var (name, value) in values)
        {
            environment[name] = value;
        }
    }
}

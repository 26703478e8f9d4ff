using System.Text.Json.Serialization;
using Amazon.Lambda.SNSEvents;

namespace Remediation.Bootstrap.SlackNotifier;

[JsonSourceGenerationOptions(PropertyNameCaseInsensitive = true)]
[JsonSerializable(typeof(SNSEvent))]
internal sealed partial class SlackJson : JsonSerializerContext;

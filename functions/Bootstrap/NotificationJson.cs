using System.Text.Json.Serialization;
using Amazon.Lambda.SNSEvents;

namespace Remediation.Bootstrap;

/// <summary>What the functions are given that listen to the topic. One for all of them: each would add the same code again.</summary>
[JsonSourceGenerationOptions(PropertyNameCaseInsensitive = true)]
[JsonSerializable(typeof(SNSEvent))]
internal sealed partial class NotificationJson : JsonSerializerContext;

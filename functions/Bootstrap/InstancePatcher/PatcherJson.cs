using System.Text.Json;
using System.Text.Json.Serialization;
using Amazon.Lambda.CloudWatchEvents;
using Amazon.Lambda.SQSEvents;

namespace Remediation.Bootstrap.InstancePatcher;

[JsonSourceGenerationOptions(PropertyNameCaseInsensitive = true, Converters = [typeof(EventTimeConverter)])]
[JsonSerializable(typeof(SQSEvent))]
[JsonSerializable(typeof(SQSBatchResponse))]
[JsonSerializable(typeof(CloudWatchEvent<JsonElement>))]
internal sealed partial class PatcherJson : JsonSerializerContext;

using System.Text.Json;
using Remediation.Decisions.Instances;
using Remediation.Notices.Forms;

namespace Remediation.Notices.Instances;

/// <summary>What a machine is told of an instance that should be patched and is not.</summary>
/// <param name="instance">The instance.</param>
/// <param name="recognition">What it was taken for.</param>
/// <param name="causes">Why it is not patched, the most probable cause first.</param>
internal sealed class UnpatchedFacts(InstanceFacts instance, Recognition recognition, IReadOnlyList<string> causes) : NoticeFacts("instance")
{
    internal override void Write(Utf8JsonWriter writer)
    {
        writer.WriteStartObject();
        writer.WriteString("id", instance.InstanceId);
        WriteIfThere(writer, "name", PlainText.Line(instance.Name, 255));
        writer.WriteString("started", instance.Launched.UtcDateTime);
        writer.WriteString("image", instance.Image.ImageId);
        WriteIfThere(writer, "imageName", PlainText.Line(instance.Image.Name, 255));
        WriteIfThere(writer, "subnet", PlainText.Line(instance.SubnetId, 40));
        WriteIfThere(writer, "publicAddress", PlainText.Line(instance.PublicAddress, 45));
        writer.WriteString("takenFor", recognition.Kind.ToString());
        writer.WriteString("because", PlainText.Line(recognition.Reason, 300));
        WriteList(writer, "causes", causes.Select(cause => PlainText.Line(cause, 600)));
        writer.WriteEndObject();
    }
}

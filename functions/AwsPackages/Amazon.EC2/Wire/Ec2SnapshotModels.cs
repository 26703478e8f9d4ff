using Amazon.EC2.Model;
using Amazon.Runtime.Internal.Transform;
using Remediation.AwsPackages.QueryProtocol;

namespace Amazon.EC2.Wire;

/// <summary>Reads snapshots.</summary>
internal static class Ec2SnapshotModels
{
    public static Snapshot ReadSnapshot(XmlUnmarshallerContext xml)
    {
        var snapshot = new Snapshot();
        foreach (var element in xml.Children())
        {
            switch (element)
            {
                case "description": snapshot.Description = xml.ReadString(); break;
                case "ownerId": snapshot.OwnerId = xml.ReadString(); break;
                case "progress": snapshot.Progress = xml.ReadString(); break;
                case "snapshotId": snapshot.SnapshotId = xml.ReadString(); break;
                case "startTime": snapshot.StartTime = xml.ReadDateTime(); break;
                case "status": snapshot.State = xml.ReadString(); break;
                case "statusMessage": snapshot.StateMessage = xml.ReadString(); break;
                case "tagSet": snapshot.Tags = xml.ReadItems(Ec2Models.ReadTag); break;
                case "volumeId": snapshot.VolumeId = xml.ReadString(); break;
                case "volumeSize": snapshot.VolumeSize = xml.ReadInt(); break;
            }
        }

        return snapshot;
    }

    public static SnapshotInfo ReadSnapshotInfo(XmlUnmarshallerContext xml)
    {
        var snapshot = new SnapshotInfo();
        foreach (var element in xml.Children())
        {
            switch (element)
            {
                case "description": snapshot.Description = xml.ReadString(); break;
                case "ownerId": snapshot.OwnerId = xml.ReadString(); break;
                case "snapshotId": snapshot.SnapshotId = xml.ReadString(); break;
                case "startTime": snapshot.StartTime = xml.ReadDateTime(); break;
                case "state": snapshot.State = xml.ReadString(); break;
                case "tagSet": snapshot.Tags = xml.ReadItems(Ec2Models.ReadTag); break;
                case "volumeId": snapshot.VolumeId = xml.ReadString(); break;
                case "volumeSize": snapshot.VolumeSize = xml.ReadInt(); break;
            }
        }

        return snapshot;
    }
}

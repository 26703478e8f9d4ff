#nullable disable // the official assembly carries no nullable annotations; callers must compile alike against both

namespace Amazon.EC2.Model;

/// <summary>The instances of one launch. Source: https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_Reservation.html</summary>
public class Reservation
{
    /// <summary>The instances; null when there is none.</summary>
    public List<Instance> Instances { get; set; }
}

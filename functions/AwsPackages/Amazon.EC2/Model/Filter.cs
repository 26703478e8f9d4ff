#nullable disable // the official assembly carries no nullable annotations; callers must compile alike against both

namespace Amazon.EC2.Model;

/// <summary>
/// A condition on what is listed; conditions are joined by AND, values of one by OR. Source:
/// https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_Filter.html
/// </summary>
public class Filter
{
    /// <summary>A filter to be filled in.</summary>
    public Filter()
    {
    }

    /// <summary>A filter with its values.</summary>
    public Filter(string name, List<string> values)
    {
        Name = name;
        Values = values;
    }

    /// <summary>Name of the filter; case counts.</summary>
    public string Name { get; set; }

    /// <summary>Values, with <c>*</c> and <c>?</c> as wildcards; case counts.</summary>
    public List<string> Values { get; set; }
}

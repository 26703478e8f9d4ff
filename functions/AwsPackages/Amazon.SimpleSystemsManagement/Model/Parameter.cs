#nullable disable // the official assembly carries no nullable annotations; callers must compile alike against both

namespace Amazon.SimpleSystemsManagement.Model;

/// <summary>A parameter. Source: https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_Parameter.html</summary>
public class Parameter
{
    /// <summary>ARN of the parameter.</summary>
    public string ARN { get; set; }

    /// <summary>When this version was written; UTC.</summary>
    public DateTime? LastModifiedDate { get; set; }

    /// <summary>Name, with its path.</summary>
    public string Name { get; set; }

    /// <summary>What the value is.</summary>
    public ParameterType Type { get; set; }

    /// <summary>The value; that of a <c>SecureString</c> is encrypted unless decryption was asked for.</summary>
    public string Value { get; set; }

    /// <summary>Number of this version, from 1.</summary>
    public long? Version { get; set; }
}

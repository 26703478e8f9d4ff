#nullable disable // the official assembly carries no nullable annotations; callers must compile alike against both
namespace Amazon.SimpleNotificationService.Model;

/// <summary>An attribute of a message. Source: https://docs.aws.amazon.com/sns/latest/api/API_MessageAttributeValue.html</summary>
public class MessageAttributeValue
{
    /// <summary><c>String</c>, <c>String.Array</c> (a JSON array) or <c>Number</c>. Required.</summary>
    public string DataType { get; set; }

    /// <summary>The value; must not be empty.</summary>
    public string StringValue { get; set; }
}

namespace Remediation.Cli.LocalAws;

/// <summary>How a service writes requests, answers and errors.</summary>
internal enum AwsProtocol
{
    /// <summary>Form parameters in, EC2's own XML out.</summary>
    Ec2Query,

    /// <summary>Form parameters in, XML with ErrorResponse out: SNS, STS, IAM, CloudFormation.</summary>
    Query,

    /// <summary>X-Amz-Target and application/x-amz-json-1.0: SQS, DynamoDB.</summary>
    Json10,

    /// <summary>X-Amz-Target and application/x-amz-json-1.1: SSM, EventBridge, Logs.</summary>
    Json11,

    /// <summary>Paths and JSON: Lambda, Scheduler.</summary>
    RestJson,

    /// <summary>Paths and XML: S3.</summary>
    RestXml,
}

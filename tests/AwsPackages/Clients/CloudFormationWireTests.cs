using Amazon.CloudFormation;
using Amazon.CloudFormation.Model;
using Amazon.Runtime;

namespace Remediation.AwsPackages.Tests.Clients;

public sealed class CloudFormationWireTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_a_stack_holds_comes_in_pages()
    {
        var answers = new CannedAnswers()
            .ThenOk(
                """
                <ListStackResourcesResponse xmlns="http://cloudformation.amazonaws.com/doc/2010-05-15/"><ListStackResourcesResult>
                  <StackResourceSummaries>
                    <member><ResourceType>AWS::SQS::Queue</ResourceType><PhysicalResourceId>https://sqs/1/q</PhysicalResourceId>
                      <DriftInformation><StackResourceDriftStatus>NOT_CHECKED</StackResourceDriftStatus></DriftInformation>
                      <LogicalResourceId>FailedEvents</LogicalResourceId></member>
                    <member><LogicalResourceId>Late</LogicalResourceId><ResourceType>AWS::SNS::Topic</ResourceType></member>
                  </StackResourceSummaries><NextToken>n</NextToken>
                </ListStackResourcesResult><ResponseMetadata><RequestId>r-1</RequestId></ResponseMetadata></ListStackResourcesResponse>
                """)
            .ThenOk("<ListStackResourcesResponse><ListStackResourcesResult><StackResourceSummaries/></ListStackResourcesResult></ListStackResourcesResponse>");
        using var cloudFormation = TestClients.CloudFormation(answers);

        var first = await cloudFormation.ListStackResourcesAsync(new ListStackResourcesRequest { StackName = "remediation" }, Cancellation);
        var last = await cloudFormation.ListStackResourcesAsync(new ListStackResourcesRequest { StackName = "remediation", NextToken = first.NextToken }, Cancellation);

        Assert.Equal(
            [("FailedEvents", "https://sqs/1/q", "AWS::SQS::Queue"), ("Late", null, "AWS::SNS::Topic")],
            first.StackResourceSummaries.Select(one => (one.LogicalResourceId, (string?)one.PhysicalResourceId, one.ResourceType)));
        Assert.Null(last.StackResourceSummaries);
        Assert.Null(last.NextToken);
        Assert.Equal(
            ["Action=ListStackResources&NextToken=n&StackName=remediation&Version=2010-05-15"],
            answers.Sent.Skip(1).Select(sent => string.Join('&', sent.Body.Split('&').Order(StringComparer.Ordinal))));
        Assert.All(answers.Sent, sent => Assert.Equal("https://cloudformation.eu-central-1.amazonaws.com/", sent.Uri.AbsoluteUri));
    }

    [Fact]
    public async Task A_stack_that_does_not_exist_is_told_by_code_and_message()
    {
        using var cloudFormation = TestClients.CloudFormation(new CannedAnswers().Then(
            System.Net.HttpStatusCode.BadRequest,
            """
            <ErrorResponse><Error><Type>Sender</Type><Code>ValidationError</Code><Message>Stack with id gone does not exist</Message></Error>
            <RequestId>r-9</RequestId></ErrorResponse>
            """));

        var error = await Assert.ThrowsAsync<AmazonCloudFormationException>(
            () => cloudFormation.ListStackResourcesAsync(new ListStackResourcesRequest { StackName = "gone" }, Cancellation));

        Assert.Equal(("ValidationError", "Stack with id gone does not exist", "r-9", ErrorType.Sender), (error.ErrorCode, error.Message, error.RequestId, error.ErrorType));
    }
}

using System.Net;
using Amazon.Runtime;
using Amazon.SimpleSystemsManagement;
using Amazon.SimpleSystemsManagement.Model;

namespace Remediation.Actions.Commands;

/// <summary>What became of sending a command.</summary>
public abstract record SendResult
{
    private SendResult()
    {
    }

    /// <summary>It was sent.</summary>
    /// <param name="CommandId">The command.</param>
    public sealed record Sent(string CommandId) : SendResult;

    /// <summary>It was not sent, for certain.</summary>
    /// <param name="Reason">Why, in words.</param>
    /// <param name="IsAboutAnInstance">Whether one of the instances is the reason: it is not running, or its agent is gone.</param>
    public sealed record Refused(string Reason, bool IsAboutAnInstance) : SendResult;

    /// <summary>Nobody knows: no answer came.</summary>
    /// <param name="Reason">What happened instead, in words.</param>
    public sealed record Unknown(string Reason) : SendResult;
}

/// <summary>
/// Sends commands
/// (<see href="https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_SendCommand.html">SendCommand</see>). The call cannot be repeated
/// safely: a second one runs the document a second time. So the client must not try again by itself, and an answer that did not come is told apart from
/// a refusal.
/// </summary>
/// <param name="ssm">A client that does not retry.</param>
/// <param name="mark">What the comments of our commands begin with.</param>
public sealed class CommandSender(IAmazonSimpleSystemsManagement ssm, CommandMark mark)
{
    /// <summary>Most instances of one call.</summary>
    public const int MostInstances = 50;

    private const int LongestComment = 100;

    // The instances are online, so a command that is not picked up within ten minutes is told as undelivered. On many instances it comes to the last ones
    // hours later.
    private const int ToDeliverInSeconds = 600;
    private const int ToDeliverToManyInSeconds = 12 * 3600;

    /// <summary>Sends one command to 1 to 50 instances.</summary>
    /// <param name="documentName">The document's name or ARN.</param>
    /// <param name="parameters">The document's parameters.</param>
    /// <param name="instanceIds">The instances.</param>
    /// <param name="cause">Why, for whoever reads the command's history.</param>
    /// <param name="rate">On how many instances at a time, and after how many failures to stop; <see langword="null"/> for Systems Manager's own defaults.</param>
    /// <param name="cancellation">Ends the call.</param>
    [Calls("ssm:SendCommand")]
    public async Task<SendResult> SendAsync(
        string documentName,
        IReadOnlyDictionary<string, string> parameters,
        IReadOnlyList<string> instanceIds,
        string cause,
        CommandRate? rate,
        CancellationToken cancellation)
    {
        string comment = mark.On(cause);
        try
        {
            var answer = await ssm.SendCommandAsync(
                new SendCommandRequest
                {
                    DocumentName = documentName,
                    Parameters = parameters.ToDictionary(parameter => parameter.Key, parameter => (List<string>)[parameter.Value]),
                    InstanceIds = [.. instanceIds],
                    Comment = comment.Length <= LongestComment ? comment : comment[..LongestComment],
                    TimeoutSeconds = rate is null ? ToDeliverInSeconds : ToDeliverToManyInSeconds,
                    MaxConcurrency = rate?.MaxConcurrency,
                    MaxErrors = rate?.MaxErrors,
                },
                cancellation);
            return new SendResult.Sent(answer.Command.CommandId);
        }
        catch (InvalidInstanceIdException failure)
        {
            return new SendResult.Refused(AwsFailure.InWords(failure), IsAboutAnInstance: true);
        }
        catch (UnsupportedPlatformTypeException failure)
        {
            return new SendResult.Refused(AwsFailure.InWords(failure), IsAboutAnInstance: true);
        }
        catch (AmazonServiceException failure) when ((int)failure.StatusCode is >= 400 and < 500)
        {
            return new SendResult.Refused(AwsFailure.InWords(failure), IsAboutAnInstance: false);
        }
        catch (Exception failure) when (AwsFailure.Is(failure))
        {
            return new SendResult.Unknown(AwsFailure.InWords(failure));
        }
    }
}

/// <summary>How a command goes through many instances.</summary>
/// <param name="MaxConcurrency">On how many at a time: <c>10</c> or <c>10%</c>.</param>
/// <param name="MaxErrors">After how many failures no further ones are begun: <c>3</c> or <c>10%</c>.</param>
public sealed record CommandRate(string MaxConcurrency, string MaxErrors);

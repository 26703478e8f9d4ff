using System.Runtime.CompilerServices;
using Amazon.SimpleSystemsManagement;
using Amazon.SimpleSystemsManagement.Model;

namespace Remediation.Actions.Memory;

/// <summary>
/// Keeps small texts in Systems Manager's Parameter Store
/// (<see href="https://docs.aws.amazon.com/systems-manager/latest/userguide/systems-manager-parameter-store.html">Parameter Store</see>).
/// It costs nothing, a person can read and delete what is there, and, other than tags on the groups, it does not disturb whoever manages the
/// groups with Terraform or CloudFormation, and is not undone by them.
/// </summary>
/// <param name="ssm">The client.</param>
/// <param name="path">What all names begin with: <c>/remediation</c>.</param>
public sealed class ParameterStore(IAmazonSimpleSystemsManagement ssm, string path)
{
    /// <summary>The longest text that a standard parameter takes, in characters.</summary>
    public const int LongestValue = 4096;

    /// <summary>The texts in a folder, by name, without those in folders below. None where there is no such folder.</summary>
    [Calls("ssm:GetParametersByPath")]
    public async Task<IReadOnlyDictionary<string, string>> ReadFolderAsync(string folder, CancellationToken cancellation)
    {
        var texts = new Dictionary<string, string>();
        string? next = null;
        do
        {
            var page = await ssm.GetParametersByPathAsync(
                new GetParametersByPathRequest { Path = $"{path}/{folder}", NextToken = next }, cancellation);
            foreach (var parameter in page.Parameters ?? [])
            {
                texts[parameter.Name[(parameter.Name.LastIndexOf('/') + 1)..]] = parameter.Value;
            }

            next = page.NextToken;
        }
        while (!string.IsNullOrEmpty(next));
        return texts;
    }

    /// <summary>The texts in a folder and in all folders below it, by names that <see cref="DeleteAsync"/> takes.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="mostPages">After so many answers of ten it ends, whatever is left.</param>
    /// <param name="cancellation">Ends the reading.</param>
    [Calls("ssm:GetParametersByPath")]
    public async IAsyncEnumerable<(string Name, string Value)> ReadBelowAsync(
        string folder, int mostPages, [EnumeratorCancellation] CancellationToken cancellation)
    {
        string? next = null;
        for (int pages = 0; pages == 0 || (next is not null && pages < mostPages); pages++)
        {
            var page = await ssm.GetParametersByPathAsync(
                new GetParametersByPathRequest { Path = $"{path}/{folder}", Recursive = true, NextToken = next }, cancellation);
            foreach (var parameter in page.Parameters ?? [])
            {
                yield return (parameter.Name[(path.Length + 1)..], parameter.Value);
            }

            next = string.IsNullOrEmpty(page.NextToken) ? null : page.NextToken;
        }
    }

    /// <summary>Keeps a text under a name, in place of the one before.</summary>
    [Calls("ssm:PutParameter")]
    public async Task WriteAsync(string name, string value, CancellationToken cancellation) => await ssm.PutParameterAsync(
        new PutParameterRequest { Name = $"{path}/{name}", Value = value, Type = ParameterType.String, Overwrite = true }, cancellation);

    /// <summary>A text with its version, which grows by one with every change; <see langword="null"/> where there is none.</summary>
    [Calls("ssm:GetParameter")]
    public async Task<StoredText?> ReadAsync(string name, CancellationToken cancellation)
    {
        try
        {
            var parameter = (await ssm.GetParameterAsync(new GetParameterRequest { Name = $"{path}/{name}" }, cancellation)).Parameter;
            return new StoredText(parameter.Value, parameter.Version ?? 0);
        }
        catch (ParameterNotFoundException)
        {
            return null;
        }
    }

    /// <summary>
    /// Keeps a text in place of that one, if nobody else was faster: of several who read the same version, one gets the next.
    /// </summary>
    /// <param name="name">Its name.</param>
    /// <param name="value">The new text.</param>
    /// <param name="before">What was read; <see langword="null"/> when there was none.</param>
    /// <param name="cancellation">Ends the call.</param>
    /// <returns>
    /// What is kept now; <see langword="null"/> when somebody else was faster. Then the text that is kept may be either: Parameter Store has no conditional
    /// write, only a count of the writes.
    /// </returns>
    [Calls("ssm:PutParameter")]
    public async Task<StoredText?> TryReplaceAsync(string name, string value, StoredText? before, CancellationToken cancellation)
    {
        try
        {
            var answer = await ssm.PutParameterAsync(
                new PutParameterRequest { Name = $"{path}/{name}", Value = value, Type = ParameterType.String, Overwrite = before is not null }, cancellation);
            return answer.Version == (before?.Version ?? 0) + 1 ? new StoredText(value, answer.Version ?? 0) : null;
        }
        catch (ParameterAlreadyExistsException)
        {
            return null;
        }
    }

    /// <summary>Forgets a text. One that is not there is forgotten already.</summary>
    [Calls("ssm:DeleteParameter")]
    public async Task DeleteAsync(string name, CancellationToken cancellation)
    {
        try
        {
            await ssm.DeleteParameterAsync(new DeleteParameterRequest { Name = $"{path}/{name}" }, cancellation);
        }
        catch (ParameterNotFoundException)
        {
            return;
        }
    }
}

/// <summary>A text that is kept.</summary>
/// <param name="Value">The text.</param>
/// <param name="Version">How often it was written, from 1.</param>
public sealed record StoredText(string Value, long Version);

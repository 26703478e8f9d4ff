using System.Globalization;

namespace Remediation.Actions.Memory;

/// <summary>
/// Remembers what was told, so that it is told once although several events, or the same event twice, speak of it. Whoever is about to tell writes
/// that first: <c>telling TAB who TAB seconds since 1970</c>, and <c>told TAB - TAB seconds</c> afterwards. A teller that died in between is followed by its own retry, or, after
/// a while, by anybody.
/// </summary>
/// <param name="store">Where.</param>
/// <param name="time">The clock.</param>
public sealed class ToldMemory(ParameterStore store, TimeProvider time)
{
    /// <summary>The folder that it is in.</summary>
    public const string Folder = "told";

    private const string Telling = "telling";
    private const string Told = "told";
    private static readonly TimeSpan ToTell = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan ToRemember = TimeSpan.FromDays(8);

    /// <summary>Whether it falls to the caller to tell this.</summary>
    /// <param name="what">What is told: a command's id, an instance's.</param>
    /// <param name="teller">Who asks; the same when an event is delivered again.</param>
    /// <param name="cancellation">Ends the call.</param>
    public async Task<bool> MayTellAsync(string what, string teller, CancellationToken cancellation)
    {
        string name = $"{Folder}/{what}";
        string telling = Text(Telling, teller);
        if (await store.TryReplaceAsync(name, telling, null, cancellation) is not null)
        {
            return true;
        }

        return await store.ReadAsync(name, cancellation) is { } before
            && IsFree(before.Value, teller)
            && await store.TryReplaceAsync(name, telling, before, cancellation) is not null;
    }

    /// <summary>Keeps that it was told.</summary>
    public Task KeepAsync(string what, CancellationToken cancellation) => store.WriteAsync($"{Folder}/{what}", Text(Told, "-"), cancellation);

    /// <summary>Forgets what was told more than a week ago: nothing asks for it any more.</summary>
    public async Task ForgetOldAsync(CancellationToken cancellation)
    {
        var texts = await store.ReadFolderAsync(Folder, cancellation);
        foreach (var (what, _) in texts.Where(text => Age(text.Value) > ToRemember))
        {
            await store.DeleteAsync($"{Folder}/{what}", cancellation);
        }
    }

    private string Text(string state, string teller) =>
        string.Create(CultureInfo.InvariantCulture, $"{state}\t{teller}\t{time.GetUtcNow().ToUnixTimeSeconds()}");

    private bool IsFree(string text, string teller) => text.Split('\t') is [Telling, var other, _] && (other == teller || Age(text) > ToTell);

    private TimeSpan Age(string text) =>
        text.Split('\t') is [_, _, var written] && long.TryParse(written, NumberStyles.None, CultureInfo.InvariantCulture, out long seconds)
            ? TimeSpan.FromSeconds(time.GetUtcNow().ToUnixTimeSeconds() - seconds)
            : TimeSpan.MaxValue;
}

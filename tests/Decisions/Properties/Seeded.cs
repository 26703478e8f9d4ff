using FsCheck;
using Microsoft.FSharp.Core;

namespace Remediation.Decisions.Tests.Properties;

/// <summary>Runs that repeat: the same seed gives the same cases, and a failure prints the smallest case that FsCheck finds.</summary>
internal static class Seeded
{
    public static Config Config(int cases, ulong seed) =>
        FsCheck.Config.QuickThrowOnFailure.WithMaxTest(cases)
            .WithReplay(FSharpOption<Replay>.Some(new Replay(Random(seed), FSharpOption<int>.None)));

    // FsCheck's generator wants an odd gamma.
    public static Rnd Random(ulong seed) => new(seed, (seed * 2) + 1);
}

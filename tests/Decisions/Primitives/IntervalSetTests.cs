using FsCheck;
using FsCheck.Fluent;
using Remediation.Decisions.Networks;
using Remediation.Decisions.Tests.Properties;

namespace Remediation.Decisions.Tests.Primitives;

/// <summary>Intervals of bytes against plain sets of the same numbers: 0 and 255 are the ends where arithmetic wraps.</summary>
public sealed class IntervalSetTests
{
    private static readonly Arbitrary<((byte, byte)[] Left, (byte, byte)[] Right)> TwoSets = Arb.From(Parts().Zip(Parts(), (left, right) => (left, right)));

    [Fact]
    public void Union_intersection_and_difference_are_those_of_sets() =>
        Prop.ForAll(TwoSets, sets =>
        {
            var (left, right) = (IntervalSet<byte>.Of(sets.Left), IntervalSet<byte>.Of(sets.Right));
            var (plainLeft, plainRight) = (Plain(sets.Left), Plain(sets.Right));
            Assert.Equal(plainLeft, Plain(left.Intervals));
            Assert.Equal(plainLeft.Union(plainRight).Order(), Plain(left.Union(right).Intervals));
            Assert.Equal(plainLeft.Except(plainRight).Order(), Plain(left.Except(right).Intervals));
            Assert.Equal(plainLeft.Intersect(plainRight).Order(), Plain(left.Intersect(right).Intervals));
        }).Check(Seeded.Config(1_000, 11));

    [Fact]
    public void Count_contains_and_is_empty_are_those_of_sets() =>
        Prop.ForAll(TwoSets, sets =>
        {
            var difference = IntervalSet<byte>.Of(sets.Left).Except(IntervalSet<byte>.Of(sets.Right));
            var plain = Plain(sets.Left).Except(Plain(sets.Right)).ToHashSet();
            Assert.Equal((UInt128)plain.Count, difference.Count());
            Assert.Equal(plain.Count == 0, difference.IsEmpty);
            Assert.All(Enumerable.Range(0, 256), number => Assert.Equal(plain.Contains((byte)number), difference.Contains((byte)number)));
        }).Check(Seeded.Config(500, 12));

    [Fact]
    public void Intervals_rise_and_neither_touch_nor_overlap() =>
        Prop.ForAll(TwoSets, sets =>
        {
            var (left, right) = (IntervalSet<byte>.Of(sets.Left), IntervalSet<byte>.Of(sets.Right));
            foreach (var set in new[] { left, left.Union(right), left.Except(right), left.Intersect(right) })
            {
                Assert.All(set.Intervals, interval => Assert.True(interval.First <= interval.Last));
                Assert.All(set.Intervals.Zip(set.Intervals.Skip(1)), pair => Assert.True(pair.First.Last + 1 < pair.Second.First));
            }
        }).Check(Seeded.Config(1_000, 13));

    [Fact]
    public void The_whole_range_of_a_number_is_a_set_like_any_other()
    {
        var everything = IntervalSet<UInt128>.Of((UInt128.MinValue, UInt128.MaxValue));
        var ends = IntervalSet<UInt128>.Of((UInt128.Zero, UInt128.Zero), (UInt128.MaxValue, UInt128.MaxValue));

        Assert.Equal(UInt128.MaxValue, everything.Count());
        Assert.Equal(UInt128.MaxValue - 1, everything.Except(ends).Count());
        Assert.True(everything.Except(everything).IsEmpty);
        Assert.Equal((UInt128)2, everything.Intersect(ends).Count());
        Assert.Single(everything.Except(ends).Union(ends).Intervals);
    }

    private static Gen<(byte, byte)[]> Parts()
    {
        var number = Gen.OneOf(Gen.Choose(0, 255), Gen.Elements(0, 1, 2, 127, 128, 253, 254, 255));
        var part = number.Zip(number, (one, other) => ((byte)Math.Min(one, other), (byte)Math.Max(one, other)));
        return Gen.Choose(0, 6).SelectMany(count => part.ArrayOf(count));
    }

    private static SortedSet<byte> Plain(IEnumerable<(byte First, byte Last)> parts) =>
        [.. parts.SelectMany(part => Enumerable.Range(part.First, part.Last - part.First + 1)).Select(number => (byte)number)];
}

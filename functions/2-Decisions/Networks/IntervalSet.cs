using System.Numerics;

namespace Remediation.Decisions.Networks;

/// <summary>A set of whole numbers (ports, addresses) as sorted intervals that neither touch nor overlap. Immutable.</summary>
/// <typeparam name="T">The kind of number.</typeparam>
public sealed class IntervalSet<T>
    where T : struct, IBinaryInteger<T>, IMinMaxValue<T>
{
    private readonly (T First, T Last)[] intervals;

    private IntervalSet((T First, T Last)[] intervals) => this.intervals = intervals;

    /// <summary>The set without members.</summary>
    public static IntervalSet<T> Empty { get; } = new([]);

    /// <summary>The intervals in rising order, both ends included.</summary>
    public IReadOnlyList<(T First, T Last)> Intervals => intervals;

    /// <summary>Whether the set has no members.</summary>
    public bool IsEmpty => intervals.Length == 0;

    /// <summary>The set of everything that lies in any of the intervals, which may overlap and come in any order.</summary>
    public static IntervalSet<T> Of(params IEnumerable<(T First, T Last)> parts)
    {
        var sorted = parts.OrderBy(part => part.First).ToArray();
        var merged = new List<(T First, T Last)>(sorted.Length);
        foreach (var part in sorted)
        {
            if (merged.Count > 0 && (merged[^1].Last == T.MaxValue || part.First <= merged[^1].Last + T.One))
            {
                merged[^1] = (merged[^1].First, T.Max(merged[^1].Last, part.Last));
            }
            else
            {
                merged.Add(part);
            }
        }

        return merged.Count == 0 ? Empty : new IntervalSet<T>([.. merged]);
    }

    /// <summary>Everything that is in this set or in another.</summary>
    public IntervalSet<T> Union(IntervalSet<T> other) => IsEmpty ? other : other.IsEmpty ? this : Of(intervals.Concat(other.intervals));

    /// <summary>Everything that is in this set and not in another.</summary>
    public IntervalSet<T> Except(IntervalSet<T> other)
    {
        var left = new List<(T First, T Last)>();
        foreach (var (first, last) in intervals)
        {
            var start = first;
            bool exhausted = false;
            foreach (var hole in other.intervals)
            {
                if (hole.Last < start || hole.First > last)
                {
                    continue;
                }

                if (hole.First > start)
                {
                    left.Add((start, hole.First - T.One));
                }

                if (hole.Last >= last)
                {
                    exhausted = true;
                    break;
                }

                start = hole.Last + T.One;
            }

            if (!exhausted)
            {
                left.Add((start, last));
            }
        }

        return left.Count == 0 ? Empty : new IntervalSet<T>([.. left]);
    }

    /// <summary>Everything that is in both sets.</summary>
    public IntervalSet<T> Intersect(IntervalSet<T> other) => Except(Except(other));

    /// <summary>Whether a number is a member.</summary>
    public bool Contains(T number) => intervals.Any(interval => interval.First <= number && number <= interval.Last);

    /// <summary>How many members the set has; at most 2^128 - 1.</summary>
    public UInt128 Count()
    {
        UInt128 count = 0;
        foreach (var (first, last) in intervals)
        {
            var size = UInt128.CreateTruncating(last - first);
            if (size == UInt128.MaxValue || UInt128.MaxValue - count <= size)
            {
                return UInt128.MaxValue;
            }

            count += size + 1;
        }

        return count;
    }
}

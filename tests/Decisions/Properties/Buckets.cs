using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Numerics;

namespace Remediation.Decisions.Tests.Properties;

/// <summary>
/// Every address, in buckets that a generated source holds wholly or not at all: each IPv4 /16, each /16 of 2000::/3, and each of a few
/// smaller blocks and hosts, which then no longer belong to the bucket around them. A set of addresses is one bit per bucket.
/// </summary>
internal static class Buckets
{
    private const int BucketLength = 16;
    private const int IPv4Buckets = 1 << 16;
    private const int IPv6Buckets = 1 << 13;

    private static readonly string[] SmallPublic =
        ["52.10.20.0/24", "52.10.30.40/32", "8.8.8.8/32", "2600:1f00:1::/48", "2600:1f00:2::1/128", "2a00:1450::/32"];

    private static readonly string[] SmallSpecial =
    [
        "192.0.0.0/24", "192.0.2.0/24", "198.51.100.0/24", "203.0.113.0/24",
        "2001:2::/48", "2001:10::/28", "2001:db8::/32", "3fff::/20",
        "::1/128", "64:ff9b::1/128", "4000::1/128", "8000::1/128", "c000::1/128", "fd00::1/128", "fe80::1/128", "ff02::1/128",
    ];

    private static readonly string[] WideSpecial =
        ["0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12", "192.168.0.0/16", "198.18.0.0/15", "224.0.0.0/3"];

    // Their members are hosts too, though nobody knows their addresses.
    private static readonly string[] Named = ["sg-web", "sg-office", "pl-unread", "pl-missing"];

    private static readonly Block[] Small = [.. SmallPublic.Concat(SmallSpecial).Select(Parse)];
    private static readonly Block[] Special = [.. WideSpecial.Concat(SmallSpecial).Select(Parse)];
    private static readonly Block[] All = [.. Regular(), .. Small];
    private static readonly int Words = ((All.Length + Named.Length) / 64) + 1;
    private static readonly UInt128[] Weights = [.. All.Select((block, index) => Weight(block, index))];
    private static readonly ulong[] FullIPv4 = Where(index => index < IPv4Buckets && Weights[index] == UInt128.One << 16);
    private static readonly ulong[] FullIPv6 = Where(index => index >= IPv4Buckets && index < All.Length && Weights[index] == UInt128.One << 112);
    private static readonly int[] Uneven = [.. Enumerable.Range(0, All.Length).Where(index => Weights[index] > 0 && !Has(FullIPv4, index) && !Has(FullIPv6, index))];
    private static readonly ConcurrentDictionary<string, ulong[]> Known = new();

    public static readonly ulong[] Nobody = new ulong[Words];
    public static readonly ulong[] IPv4 = Where(index => index < All.Length && !All[index].IsIPv6);
    public static readonly ulong[] IPv6 = Where(index => index < All.Length && All[index].IsIPv6);

    /// <summary>Who may come in from a source.</summary>
    public static ulong[] Of(string source) => Known.GetOrAdd(source, Cover);

    /// <summary>Whether more public addresses than one IPv4 /8, or one IPv6 /12, are in a set.</summary>
    public static bool IsWorld(ulong[] members, bool ofIPv6)
    {
        UInt128 count = 0;
        var full = ofIPv6 ? FullIPv6 : FullIPv4;
        for (int word = 0; word < Words; word++)
        {
            count += (UInt128)BitOperations.PopCount(members[word] & full[word]) << (ofIPv6 ? 112 : 16);
        }

        foreach (int index in Uneven)
        {
            count += All[index].IsIPv6 == ofIPv6 && Has(members, index) ? Weights[index] : 0;
        }

        return count > (ofIPv6 ? UInt128.One << 116 : UInt128.One << 24);
    }

    public static bool IsEmpty(ulong[] members) => !members.AsSpan().ContainsAnyExcept(0UL);

    public static bool IsWithin(ulong[] part, ulong[] whole)
    {
        for (int word = 0; word < Words; word++)
        {
            if ((part[word] & ~whole[word]) != 0)
            {
                return false;
            }
        }

        return true;
    }

    public static ulong[] Union(ulong[] left, ulong[] right) => Combine(left, right, (l, r) => l | r);

    public static ulong[] Both(ulong[] left, ulong[] right) => Combine(left, right, (l, r) => l & r);

    public static ulong[] Without(ulong[] left, ulong[] right) => Combine(left, right, (l, r) => l & ~r);

    /// <summary>One of the set's members, in words.</summary>
    public static string Example(ulong[] members)
    {
        int index = Enumerable.Range(0, All.Length + Named.Length).First(index => Has(members, index));
        return index >= All.Length ? $"a member of {Named[index - All.Length]}" : All[index].ToString();
    }

    private static ulong[] Cover(string source)
    {
        if (PlainWorld.ListedBlocks.TryGetValue(source, out var listed))
        {
            return listed.Aggregate(Nobody, (members, block) => Union(members, Of(block)));
        }

        int named = Array.IndexOf(Named, source);
        if (named >= 0)
        {
            return Where(index => index == All.Length + named);
        }

        var wanted = Parse(source);
        var members = Where(index => index < All.Length && wanted.Holds(All[index]));
        return IsEmpty(members) ? throw new InvalidOperationException($"{source} is smaller than the buckets; add it to the small blocks") : members;
    }

    private static IEnumerable<Block> Regular() =>
        Enumerable.Range(0, IPv4Buckets).Select(bucket => new Block(false, (UInt128)bucket << 16, BucketLength))
            .Concat(Enumerable.Range(0, IPv6Buckets).Select(bucket => new Block(true, (UInt128)(0x2000 + bucket) << 112, BucketLength)));

    private static UInt128 Weight(Block block, int index)
    {
        if (Special.Any(special => special.Holds(block)))
        {
            return 0;
        }

        bool isSmall = index >= IPv4Buckets + IPv6Buckets;
        return isSmall ? block.Size : Small.Where(block.Holds).Aggregate(block.Size, (left, small) => left - small.Size);
    }

    private static Block Parse(string text)
    {
        var parts = text.Split('/');
        var address = IPAddress.Parse(parts[0]).GetAddressBytes().Aggregate(UInt128.Zero, (number, part) => (number * 256) + part);
        var block = new Block(parts[0].Contains(':'), address, int.Parse(parts[1], CultureInfo.InvariantCulture));
        return block with { First = address / block.Size * block.Size };
    }

    private static ulong[] Where(Func<int, bool> isMember)
    {
        var members = new ulong[Words];
        for (int index = 0; index < All.Length + Named.Length; index++)
        {
            members[index / 64] |= isMember(index) ? 1UL << (index % 64) : 0;
        }

        return members;
    }

    private static bool Has(ulong[] members, int index) => (members[index / 64] >> (index % 64) & 1) == 1;

    private static ulong[] Combine(ulong[] left, ulong[] right, Func<ulong, ulong, ulong> combine)
    {
        var result = new ulong[Words];
        for (int word = 0; word < Words; word++)
        {
            result[word] = combine(left[word], right[word]);
        }

        return result;
    }

    private readonly record struct Block(bool IsIPv6, UInt128 First, int Length)
    {
        // ::/0 has one address more than fits; no sum over buckets comes near it.
        public UInt128 Size => IsIPv6 && Length == 0 ? UInt128.MaxValue : UInt128.One << ((IsIPv6 ? 128 : 32) - Length);

        public bool Holds(Block other) => IsIPv6 == other.IsIPv6 && Length <= other.Length && other.First - First < Size && First <= other.First;

        public override string ToString() => $"{(IsIPv6 ? "IPv6" : "IPv4")} {First:x}/{Length}";
    }
}

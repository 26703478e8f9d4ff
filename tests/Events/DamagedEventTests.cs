namespace Remediation.Events.Tests;

public sealed class DamagedEventTests
{
    private const int MutationsOfEach = 200;

    public static TheoryData<string> Names => [.. TestEvents.Names];

    [Theory]
    [MemberData(nameof(Names))]
    public void A_damaged_event_is_read_or_refused_with_the_field_and_never_anything_else(string name)
    {
        var original = TestEvents.Json(name);
        for (int seed = 0; seed < MutationsOfEach; seed++)
        {
            string damaged = new Mutation(seed).Apply(original);
            try
            {
                var received = TestEvents.ReadText(damaged);
                Assert.NotEmpty(received.Envelope.Account);
            }
            catch (InvalidEventException invalid)
            {
                Assert.Matches(@"^(source|detail-type|id|account|region|time|detail([.\[].*)?)$", invalid.Field);
                Assert.StartsWith(invalid.Field + ": ", invalid.Message, StringComparison.Ordinal);
                Assert.InRange(invalid.Message.Length, invalid.Field.Length + 20, 400);
                Assert.DoesNotContain(invalid.Message, char.IsControl);
            }
            catch (Exception unclear)
            {
                Assert.Fail($"seed {seed}: {unclear}\n{damaged}");
            }
        }
    }
}

using System.Text.Json;
using Timeline.Api;
using Timeline.Api.Disputes;
using Timeline.Api.Timelines;
using Timeline.Domain.Coding;
using Timeline.Domain.Dates;
using Timeline.Domain.Occurrences;
using Timeline.Http.Tests.Running;

namespace Timeline.Http.Tests.Disputes;

/// <summary>However entries came, changed and left, the state is that of a fresh fold of those that are there; or the fold says that it cannot tell.</summary>
public sealed class DisputeFoldLawsTests
{
    private static readonly StoredCitation Proof = new("paper", "I", "So it was said.", 0, 15, DateBasis.Explicit, new DateOnly(2021, 6, 30));
    private static readonly CodingType[] Codings = [CodingType.Assault, CodingType.Accuse, CodingType.Consult, CodingType.Statement];

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public void A_state_that_was_changed_step_by_step_is_that_of_a_fresh_fold(int seed)
    {
        var random = new Random(seed);
        var there = new Dictionary<string, ToldEntry>();
        var fold = Begin();
        var unknown = 0;
        for (var step = 0; step < 400; step++)
        {
            var id = $"entry-{random.Next(80)}";
            var known = Change(fold, there, id, random);
            var fresh = Begin();
            foreach (var told in there.Values.Shuffled(random)) fresh.Add(told);
            if (!known)
            {
                unknown++;
                fold = fold.Anew();
                foreach (var told in there.Values) fold.Add(told);
            }

            Assert.Equal(Text(fresh.Show()), Text(fold.Show()));
            Assert.Equal(Text(fresh.Months()), Text(fold.Months()));
        }

        Assert.InRange(unknown, 1, 200);
    }

    [Fact]
    public void What_an_entry_tells_more_or_otherwise_at_its_place_never_needs_a_fresh_fold()
    {
        var before = Told("only", new Random(1));
        var after = before with
        {
            Entry = before.Entry with
            {
                Title = "Another title",
                Coding = new EventCoding(CodingType.Aid),
                Claims = [.. before.Entry.Claims, Claim("last", new Random(2))],
                Citations = [Proof, Proof with { Start = 20, End = 35 }],
            },
            ClaimSequences = [.. before.ClaimSequences, 99],
        };
        var fold = Begin();
        fold.Add(before);
        Assert.True(fold.Replace(before, after));
        Assert.False(fold.Replace(after, after with { Entry = after.Entry with { Date = Edtf.Parse("2030") } }));
    }

    private static bool Change(DisputeFold fold, Dictionary<string, ToldEntry> there, string id, Random random)
    {
        if (!there.Remove(id, out var before))
        {
            fold.Add(there[id] = Told(id, random));
            return true;
        }

        if (random.Next(4) == 0) return fold.Remove(before);
        var told = random.Next(2) == 0 ? Told(id, random) : before with { Entry = before.Entry with { Title = $"Title {random.Next(3)}", Coding = new EventCoding(Codings[random.Next(Codings.Length)]) } };
        return fold.Replace(before, there[id] = told);
    }

    private static DisputeFold Begin() => new(["north", "south"], actor => actor);

    private static string Text<T>(T shown) => JsonSerializer.Serialize(shown, TimelineJson.Options);

    private static ToldEntry Told(string id, Random random)
    {
        var claims = Enumerable.Range(0, random.Next(3) / 2 * random.Next(3)).Select(i => Claim($"{i}", random)).ToList();
        return new ToldEntry(
            new StoredEntry(
                id, (OccurrenceKind)random.Next(4), OccurrenceStatus.Active, null, null, Edtf.Parse(new DateOnly(2021, 1, 1).AddDays(random.Next(400)).ToString("O")),
                DateBasis.Explicit, true, $"Title {random.Next(3)}", null, null,
                [.. Enumerable.Range(0, random.Next(3)).Select(_ => new StoredParticipant(random.Next(2) == 0 ? "ann" : "south", (ParticipantRole)random.Next(2), null, random.Next(2) == 0 ? ["north"] : []))],
                ["peace"], null, new EventCoding(Codings[random.Next(Codings.Length)]), [Proof], claims,
                [.. Enumerable.Range(0, random.Next(2)).Select(_ => new StoredLink($"entry-{random.Next(80)}", (LinkRelation)random.Next(7)))],
                Proof.Published, default, 1, 1),
            [.. claims.Select(_ => random.NextInt64(1, 1_000_000))]);
    }

    private static StoredClaim Claim(string id, Random random) => new(
        id, $"point {random.Next(4)}", random.Next(2) == 0 ? "north" : "south", (ClaimStance)random.Next(5), null, Edtf.Parse($"2021-0{random.Next(1, 4)}"), Proof);
}

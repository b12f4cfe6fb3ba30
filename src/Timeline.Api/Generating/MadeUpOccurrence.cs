using System.Globalization;
using Timeline.Domain.Coding;
using Timeline.Domain.Dates;
using Timeline.Domain.Occurrences;

namespace Timeline.Api.Generating;

/// <summary>What a generated history tells: with about as many participants, topics, citations and words as the curated documents.</summary>
internal sealed class MadeUpOccurrence(Random random)
{
    private static readonly Zipf Actors = new(MadeUpWorld.Actors.Count);
    private static readonly Zipf Topics = new(MadeUpWorld.Topics.Count);
    private static readonly Zipf Places = new(MadeUpWorld.Places.Count);
    private static readonly OccurrenceKind[] Kinds = Enum.GetValues<OccurrenceKind>();
    private static readonly ParticipantRole[] Roles = Enum.GetValues<ParticipantRole>();
    private static readonly CodingType[] Codings = Enum.GetValues<CodingType>();
    private static readonly ClaimStance[] Stances = Enum.GetValues<ClaimStance>();
    private static readonly LinkRelation[] Relations = Enum.GetValues<LinkRelation>();

    // Actors, in the order of how often they are named: persons, states and bodies mixed.
    private static readonly string[] Names = [.. MadeUpWorld.Actors.Select(actor => actor.Id).OrderBy(id => id[^1]).ThenBy(id => id, StringComparer.Ordinal)];

    /// <summary>A new occurrence, told by a document, with a second citation now and then.</summary>
    public IReadOnlyList<OccurrenceCommand> Told(MadeUpBulletin bulletin)
    {
        var record = new RecordOccurrence(
            Any(Kinds), Date(bulletin), true, Text(70), random.Next(2) == 0 ? Text(150) : null, Participants(), SomeTopics(),
            random.Next(3) == 0 ? Place() : null, Coding(), random.Next(3) == 0 ? Text(120) : null, Citation(bulletin));
        return random.Next(3) == 0 ? [record, new AddCitation(Citation(bulletin))] : [record];
    }

    /// <summary>Something more about an occurrence that was told before.</summary>
    /// <param name="known">The occurrence.</param>
    /// <param name="bulletin">The document that tells more.</param>
    /// <param name="other">Another occurrence's slug, and that occurrence.</param>
    public OccurrenceCommand More(Occurrence known, MadeUpBulletin bulletin, (string Slug, Occurrence Occurrence) other)
    {
        if (known.Status == OccurrenceStatus.Retracted) return new ReinstateOccurrence(Text(60));
        if (known.Status == OccurrenceStatus.Merged) return new UndoMerge(Text(60));
        return random.Next(100) switch
        {
            < 45 => new AddCitation(Citation(bulletin)),
            < 55 => new RecordClaim(Text(60), Name(), Any(Stances), Text(80), Date(bulletin), Citation(bulletin)),
            < 70 => new LinkOccurrence(other.Slug, Any(Relations)),
            < 78 => Correct(bulletin, date: Date(bulletin)),
            < 84 => Correct(bulletin),
            < 89 => Correct(bulletin, participants: Participants()),
            < 92 => Correct(bulletin, topics: SomeTopics()),
            < 95 => new RetractOccurrence(Text(60)),
            _ when other.Occurrence.Status == OccurrenceStatus.Active => new MergeOccurrence(other.Slug, other.Occurrence, Text(60)),
            _ => new AddCitation(Citation(bulletin)),
        };
    }

    /// <summary>A correction always gives a new title too, so that it never changes nothing.</summary>
    private CorrectOccurrence Correct(
        MadeUpBulletin bulletin, Edtf? date = null, IReadOnlyList<Participant>? participants = null, IReadOnlyList<string>? topics = null) =>
        new(date, null, null, participants, topics, null, [new DetailChange(Detail.Title, $"{Text(60)}, {random.Next(1_000_000)}")], Text(60),
            random.Next(2) == 0 ? Citation(bulletin) : null);

    private Citation Citation(MadeUpBulletin bulletin) => bulletin.Cite(random.Next(MadeUpBulletin.Sentences), random.Next(3) == 0 ? DateBasis.Inherited : DateBasis.Explicit);

    /// <summary>Mostly a day of the year before the document, now and then something vaguer or much older.</summary>
    private Edtf Date(MadeUpBulletin bulletin)
    {
        var day = bulletin.Bulletin.Published.AddDays(-random.Next(random.Next(10) == 0 ? 9000 : 300));
        return Edtf.Parse(random.Next(20) switch
        {
            0 => day.ToString("yyyy", CultureInfo.InvariantCulture),
            1 or 2 => day.ToString("yyyy-MM", CultureInfo.InvariantCulture),
            3 => $"{day:O}~/{day.AddDays(random.Next(60)):O}~",
            _ => day.ToString("O", CultureInfo.InvariantCulture),
        });
    }

    private List<Participant> Participants() =>
    [
        .. Enumerable.Range(0, random.Next(1, 5)).Select(_ => Name()).Distinct()
            .Select(name => new Participant(name, Any(Roles), random.Next(2) == 0 ? "Minister" : null)),
    ];

    private List<string> SomeTopics() =>
        [.. Enumerable.Range(0, random.Next(1, 4)).Select(_ => MadeUpWorld.Topics[Topics.Next(random)].Id).Distinct()];

    private EventCoding Coding() => new(Any(Codings), null);

    private string Name() => Names[Actors.Next(random)];

    private string Place() => MadeUpWorld.Places[Places.Next(random)].Id;

    /// <summary>Words of about some length.</summary>
    private string Text(int length)
    {
        var text = new System.Text.StringBuilder(length + 12);
        while (text.Length < length) text.Append((text.Length == 0 ? "" : " ") + Syllables[random.Next(Syllables.Length)]);
        return text.ToString();
    }

    private static readonly string[] Syllables =
        ["Border", "commission", "meets", "again", "and", "agrees", "on", "maps", "while", "ministers", "speak", "of", "peace", "in", "the", "region", "after", "new", "accusations", "from", "both", "sides"];

    private T Any<T>(T[] all) => all[random.Next(all.Length)];
}

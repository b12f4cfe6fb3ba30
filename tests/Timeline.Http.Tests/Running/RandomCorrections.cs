using Timeline.Domain.Coding;
using Timeline.Domain.Dates;
using Timeline.Domain.Occurrences;

namespace Timeline.Http.Tests.Running;

/// <summary>Corrections at random, of one particular or several; few values, so that many are corrected back and forth.</summary>
internal sealed class RandomCorrections(int seed)
{
    private static readonly CodingType[] Codings = [CodingType.Consult, CodingType.Accuse, CodingType.Support];

    private static readonly Participant[] Talk =
        [new("ann", ParticipantRole.Speaker, "Minister"), new("south", ParticipantRole.Addressee), new("north", ParticipantRole.Host)];

    private readonly Random _random = new(seed);

    /// <summary>The next one.</summary>
    /// <param name="date">A date to correct to, if the date is to be corrected.</param>
    /// <param name="citation">The words that know it better; null for none.</param>
    public CorrectOccurrence Next(string date, Citation? citation)
    {
        var nothing = new CorrectOccurrence(null, null, null, null, null, null, [], "It was misread.", citation);
        return Enumerable.Range(0, _random.Next(1, 4)).Aggregate(nothing, (correction, _) => Change(correction, date));
    }

    private CorrectOccurrence Change(CorrectOccurrence c, string date) => _random.Next(8) switch
    {
        0 => c with { Date = Edtf.Parse(_random.Next(2) == 0 ? date : "2021-01-11") },
        1 => c with { Basis = Any(Enum.GetValues<DateBasis>()) },
        2 => c with { Kind = Any(Enum.GetValues<OccurrenceKind>()) },
        3 => c with { Participants = _random.Next(3) == 0 ? [] : Talk },
        4 => c with { Topics = _random.Next(2) == 0 ? ["peace"] : ["gas", "talks"] },
        5 => c with { Coding = new EventCoding(Any(Codings)) },
        _ => c with { Details = [.. c.Details, Detail()] },
    };

    private DetailChange Detail() => _random.Next(4) switch
    {
        0 => new DetailChange(Domain.Occurrences.Detail.Title, _random.Next(2) == 0 ? "One title" : "Another title"),
        1 => new DetailChange(Domain.Occurrences.Detail.Summary, _random.Next(2) == 0 ? null : "In short."),
        2 => new DetailChange(Domain.Occurrences.Detail.Place, _random.Next(2) == 0 ? null : "harbour"),
        _ => new DetailChange(Domain.Occurrences.Detail.Note, _random.Next(2) == 0 ? null : "The bulletins differ."),
    };

    private T Any<T>(IReadOnlyList<T> all) => all[_random.Next(all.Count)];
}

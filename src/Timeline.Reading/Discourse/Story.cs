using System.Collections.Frozen;
using NodaTime;
using Timeline.Domain.Coding;
using Timeline.Domain.Dates;
using Timeline.Domain.Occurrences;
using Timeline.Reading.Dates;
using Timeline.Reading.Events;
using Timeline.Reading.Prose;

namespace Timeline.Reading.Discourse;

/// <summary>
/// What has been told so far: when, who spoke, which meeting goes on. Gives later sentences the dates that they do not
/// name, and sees when one event is told again.
/// </summary>
internal sealed class Story(LocalDate issuedFrom, LocalDate issuedTo, Wars wars, Func<string, IEnumerable<string>> actsFor)
{
    private static readonly FrozenSet<string> Occasions = FrozenSet.Create(
        "meeting", "summit", "talks", "visit", "conference", "ceremony", "session", "briefing", "event", "conversation", "call", "speech", "interview", "remarks", "address", "forum", "trip", "negotiations", "statement");

    private const int Far = 12;

    private readonly List<Draft> _told = [];
    private readonly List<Draft> _inSection = [];
    private string? _section;
    private int _paragraph = -1;
    private Draft? _meeting;
    private Draft? _lastDated;
    private Draft? _statement;
    private Draft? _lastAny;

    /// <summary>All events, each once.</summary>
    public IReadOnlyList<Draft> Told => _told;

    /// <summary>The day last told.</summary>
    public Edtf? Day => (_lastAny ?? _lastDated)?.Date;

    /// <summary>Who spoke last; null at the beginning of a section.</summary>
    public string? Speaker => _statement?.Who;

    /// <summary>The last date of this paragraph; null at its beginning.</summary>
    public LocalDate? DayInParagraph => _lastDated?.Date is { } date && _lastDated.Sentence.Paragraph == _paragraph ? date.Earliest : null;

    /// <summary>A new sentence begins.</summary>
    public void Enter(Sentence sentence)
    {
        _paragraph = sentence.Paragraph;
        if (sentence.Section == _section) return;
        _section = sentence.Section;
        _inSection.Clear();
        (_meeting, _lastDated, _statement, _lastAny) = (null, null, null, null);
    }

    /// <summary>Remembers a day that opens a sentence of which nothing else is understood.</summary>
    public void Note(Sentence sentence, DateMention date)
    {
        if (date.Date is not { Precision: DatePrecision.Day, Earliest: { } day } || day < issuedFrom.PlusDays(-62)) return;
        _lastDated = _lastAny = new Draft { Kind = OccurrenceKind.Incident, Word = "", Coding = new EventCoding(CodingType.Statement), Sentence = sentence, Date = date.Date, Basis = DateBasis.Explicit };
    }

    /// <summary>Takes in what a sentence tells.</summary>
    public void Take(Sentence sentence, List<Draft> drafts)
    {
        var isTold = false;
        foreach (var draft in drafts)
        {
            if (draft is { Kind: OccurrenceKind.Meeting, Date: null, Word: "discuss" or "host" or "take" or "hold" } && _meeting is { } on && RefersTo(sentence, on))
            {
                if (on.Told[^1].Sentence != sentence) on.Told.Add((sentence, DateBasis.Inherited));
                continue;
            }

            if (!Date(draft)) continue;
            isTold |= draft.Kind == OccurrenceKind.Statement;
            Add(draft);
        }

        // What goes on in quotation marks belongs to whoever speaks.
        if (!isTold && sentence.IsSpeech && _statement is { } speech && speech.Told[^1].Sentence.Index == sentence.Index - 1) speech.Told.Add((sentence, DateBasis.Inherited));
        else if (!isTold && _meeting is { } meeting && RefersTo(sentence, meeting) && meeting.Told[^1].Sentence.Index != sentence.Index) meeting.Told.Add((sentence, DateBasis.Inherited));
    }

    /// <summary>Gives a draft its date; false when none can be had.</summary>
    private bool Date(Draft draft)
    {
        if (draft.Date is not null) return draft.Date.Value.Earliest is not null;
        draft.Basis = DateBasis.Inherited;
        if (wars.Around(draft.Sentence.Text, issuedTo) is var (war, rule) && draft.Kind == OccurrenceKind.Incident)
        {
            (draft.Date, draft.Basis) = (war, DateBasis.Relative);
            draft.Reasons.Add(rule);
            return true;
        }

        if (draft.IsQuoted) return false;
        if (draft.Kind == OccurrenceKind.Statement && SameSpeech(draft) is { } speech)
        {
            draft.Date = speech.Date;
            draft.Reasons.Add("the date of what the same speaker said before");
            return true;
        }

        if (_meeting is { Date: { Earliest: { } day } } commented && draft.Kind == OccurrenceKind.Statement && IsComment(draft.Sentence) && commented.Participants.All(one => one.Actor != draft.Who))
        {
            draft.Date = DateText.About(day, issuedTo < day ? day : issuedTo);
            draft.Reasons.Add("a comment on the meeting, from then to the document's end");
            return true;
        }

        if (_meeting is { Date: { } during } meeting && (RefersTo(draft.Sentence, meeting) || (draft.Kind == OccurrenceKind.Statement && meeting.Participants.Any(one => one.Actor == draft.Who))))
        {
            draft.Date = during;
            draft.Reasons.Add("the date of the meeting at which it happened");
            return true;
        }

        if (draft.Kind is OccurrenceKind.Incident && !draft.IsStrong && (!draft.HasSubject || _lastAny is null)) return false;
        var near = draft.Kind == OccurrenceKind.Incident ? _lastAny ?? _lastDated : _lastDated;
        if (near is { Date: { Earliest: { } then } told } before)
        {
            if (IsOf(before, draft, told))
            {
                draft.Date = told;
                draft.Reasons.Add("the date of the event that it belongs to");
                return true;
            }

            draft.Date = DateText.About(then, issuedTo < then ? then : issuedTo);
            draft.Reasons.Add("after what was told before, until the document's end");
            return true;
        }

        if (draft.Kind != OccurrenceKind.Statement) return false;
        draft.Date = DateText.About(issuedFrom, issuedTo);
        draft.Reasons.Add("no date near it: the time of the document");
        return true;
    }

    /// <summary>Whether something undated goes with a dated event, so that its day is the same.</summary>
    private bool IsOf(Draft before, Draft draft, Edtf told)
    {
        if (before.Sentence.Index == draft.Sentence.Index) return true;
        if (told.Precision != DatePrecision.Day) return false;
        var isNear = before.Sentence.Paragraph == draft.Sentence.Paragraph;
        if (draft.Kind == OccurrenceKind.Incident) return isNear && before.Sentence.Index == draft.Sentence.Index - 1;
        if (draft.Kind != OccurrenceKind.Statement) return isNear || RefersTo(draft.Sentence, before);
        return draft.Sentence.Index - before.Sentence.Index <= Far && CodingBook.QuadClassOf(before.Coding.Type) is QuadClass.VerbalCooperation or QuadClass.MaterialCooperation or QuadClass.None
            && before.Kind != OccurrenceKind.Statement && draft.IsPerson && draft.Who is { } who && actsFor(who).Any(actor => before.Participants.Any(one => one.Actor == actor));
    }

    private static bool IsComment(Sentence sentence) => sentence.Tokens[0].Lower is "commenting" or "answering" or "following" or "after" or "as";

    private Draft? SameSpeech(Draft draft) => _inSection.LastOrDefault(one => one.Kind == OccurrenceKind.Statement && one.Who == draft.Who && draft.Who is not null && (_lastDated is null || one.Told[^1].Sentence.Index >= _lastDated.Sentence.Index));

    private static bool RefersTo(Sentence sentence, Draft meeting)
    {
        var tokens = sentence.Tokens;
        for (var i = 1; i < tokens.Count && i < 16; i++)
        {
            if (Occasions.Contains(tokens[i].Lower) && !tokens[i].IsQuoted && IsDefinite(tokens, i)) return meeting.Date is not null;
        }

        return false;
    }

    private static bool IsDefinite(IReadOnlyList<Token> tokens, int at)
    {
        for (var i = at - 1; i >= 0 && i >= at - 5 && tokens[i].IsWord; i--)
        {
            if (tokens[i].Lower is "the" or "this" or "his" or "her" or "that" or "their") return true;
            if (tokens[i].Lower is "a" or "an" or "of" or "with" or "by") return false;
        }

        return false;
    }

    private void Add(Draft draft)
    {
        var same = Same.Find(_told, _inSection, draft);
        if (same is null)
        {
            _told.Add(draft);
            _inSection.Add(draft);
        }
        else
        {
            Same.Join(same, draft);
            if (!_inSection.Contains(same)) _inSection.Add(same);
        }

        var now = same ?? draft;
        if (!draft.IsQuoted && !draft.IsReported && draft.Date is { } date && (draft.Basis == DateBasis.Explicit || draft is { Basis: DateBasis.Relative, Date.Precision: DatePrecision.Day }))
        {
            _lastAny = draft;
            if (date.Earliest >= issuedFrom.PlusDays(-62)) _lastDated = draft;
        }

        if (draft is { Kind: OccurrenceKind.Meeting, IsReported: false, IsQuoted: false, Date.Precision: DatePrecision.Day } && draft.Date.Value.Earliest >= issuedFrom.PlusDays(-35)) _meeting = now;
        if (draft.Kind == OccurrenceKind.Statement) _statement = now;
    }
}

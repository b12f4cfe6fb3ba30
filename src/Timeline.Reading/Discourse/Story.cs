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
internal sealed class Story(LocalDate issuedFrom, LocalDate issuedTo, Epochs epochs, NoteDates notes, bool isPeriodical)
{
    private const int DaysBefore = 62;
    private const int MeetingDaysBefore = 35;
    private const int FarBack = 3;
    private const int Kept = 200;
    private const int DaysFresh = 550;

    private readonly List<Draft> _told = [];
    private readonly List<Draft> _inSection = [];
    private readonly List<Draft> _lately = [];
    private readonly Dictionary<(OccurrenceKind Kind, Edtf Date), List<Draft>> _byDate = [];
    private readonly ToldIndex _index = new();
    private readonly List<Draft> _inSentence = [];
    private readonly HashSet<(Passage Note, OccurrenceKind Kind)> _takenNotes = [];
    private string? _section;

    /// <summary>The day to which the story last went, in whatever section.</summary>
    private LocalDate? _reached;
    private int _paragraph = -1;

    /// <summary>All events, each once.</summary>
    public IReadOnlyList<Draft> Told => _told;

    /// <summary>Those told again or for the first time in this section.</summary>
    public IReadOnlyList<Draft> InSection => _inSection;

    /// <summary>The first day of the time for which the document was issued.</summary>
    public LocalDate From => issuedFrom;

    /// <summary>Its last day.</summary>
    public LocalDate To => issuedTo;

    /// <summary>The last war of the text, while it is fresh enough that what follows is told as its aftermath; null else.</summary>
    public War? FreshWar => epochs.Last is { } war && war.To < issuedTo && war.To.PlusDays(DaysFresh) >= issuedTo ? war : null;

    /// <summary>Whether the document tells of one month or day, as bulletins do.</summary>
    public bool IsPeriodical => isPeriodical;

    /// <summary>Whether a day is of the time of the document; in what is no periodical every day may be.</summary>
    public bool IsCurrent(LocalDate? day) => !isPeriodical || day >= issuedFrom.PlusDays(-DaysBefore);

    /// <summary>The wars of the text.</summary>
    public Epochs Epochs => epochs;

    /// <summary>The day of a note to which a sentence refers behind one of its words.</summary>
    public (Edtf Date, Passage Passage, string Quote)? NoteOf(Sentence sentence, int behind) => sentence.Notes.Count == 0 ? null : notes.Of(sentence, behind >= 0 ? sentence.Tokens[behind].Start : 0);

    /// <summary>Lets one event of a kind take the day of a note; false when another took it.</summary>
    public bool TakeNote(Passage note, OccurrenceKind kind) => _takenNotes.Add((note, kind));

    /// <summary>The meeting that goes on, if any.</summary>
    public Draft? Meeting { get; private set; }

    /// <summary>The last event with a day of its own, of the time of the document.</summary>
    public Draft? LastDated { get; private set; }

    /// <summary>The last event with a date of its own, of any time.</summary>
    public Draft? LastAny { get; private set; }

    /// <summary>The war of which the text is telling; null when it has gone on to other days.</summary>
    public Draft? Epoch { get; private set; }

    /// <summary>The last statement.</summary>
    public Draft? Statement { get; private set; }

    /// <summary>The day last told.</summary>
    public Edtf? Day => (LastAny is { } last && last.Sentence.Paragraph != _paragraph && LastDated is { } current && !IsCurrent(last.Date?.Earliest) ? current : LastAny ?? LastDated)?.Date;

    /// <summary>Whether that day was told in this paragraph, or by a document that has no month of its own.</summary>
    public bool IsFresh => !isPeriodical || (LastAny is { } last && last.Sentence.Paragraph == _paragraph && IsCurrent(last.Date?.Earliest));

    /// <summary>Who spoke last; null at the beginning of a section.</summary>
    public string? Speaker => Statement?.Who;

    /// <summary>The last date of this paragraph; null at its beginning.</summary>
    public Edtf? DayInParagraph => (LastAny ?? LastDated) is { Date: { } date } last && (last.Sentence.Paragraph == _paragraph || !isPeriodical) ? date : null;

    /// <summary>A new sentence begins; true when it opens a section.</summary>
    public bool Enter(Sentence sentence)
    {
        _paragraph = sentence.Paragraph;
        if (sentence.Section == _section) return false;
        _section = sentence.Section;
        _inSection.Clear();
        (Meeting, LastDated, Statement, LastAny, Epoch) = (null, null, null, null, null);
        return true;
    }

    /// <summary>Remembers a day that opens a sentence of which nothing else is understood.</summary>
    public void Note(Sentence sentence, DateMention date)
    {
        if (date.Date.Earliest is not { } day || date.IsSpan || (isPeriodical && date.Date.Precision != DatePrecision.Day)) return;
        LastAny = new Draft { Kind = OccurrenceKind.Incident, Word = "", Coding = new EventCoding(CodingType.Statement), Sentence = sentence, Date = date.Date, Basis = DateBasis.Explicit };
        if (IsCurrent(day)) LastDated = LastAny;
    }

    /// <summary>What its own sentence tells with a date: the last before it, else the first behind it, but not beyond a semicolon.</summary>
    public Draft? Beside(Draft draft)
    {
        var near = _inSentence.Where(other => other != draft && other.Sentence.Index == draft.Sentence.Index && !IsApart(draft.Sentence, other.At, draft.At)).OrderBy(other => other.At).ToList();
        var plain = near.Where(other => !other.IsRelative).ToList();
        return plain.LastOrDefault(other => other.At < draft.At) ?? plain.FirstOrDefault() ?? near.LastOrDefault(other => other.At < draft.At);
    }

    private static bool IsApart(Sentence sentence, int one, int other)
    {
        for (var i = Math.Max(0, Math.Min(one, other)); i < Math.Max(one, other); i++)
        {
            if (sentence.Tokens[i].Text == ";") return true;
        }

        return false;
    }

    /// <summary>The latest event told with one of these words by which an undated noun goes back to it; null when there is none.</summary>
    public Draft? Before(Draft draft) => _index.Latest(draft);

    /// <summary>Takes in what a sentence tells: first what the text itself says, then what somebody is quoted to say.</summary>
    public void Take(Sentence sentence, List<Draft> drafts)
    {
        var isTold = false;
        _inSentence.Clear();
        foreach (var draft in drafts.OrderBy(draft => (draft.IsQuoted || draft.IsReported ? 2 : 0) + (draft.Date is null ? 1 : 0)))
        {
            if (draft is { Kind: OccurrenceKind.Meeting, Date: null, Word: "discuss" or "host" or "take" or "hold" } && Meeting is { } on && Dating.RefersTo(sentence, on))
            {
                if (on.Told[^1].Sentence != sentence) on.Told.Add((sentence, DateBasis.Inherited));
                continue;
            }

            draft.Rank = drafts.TakeWhile(other => other != draft).Count(other => other.Kind == draft.Kind);
            if (!Dating.Give(draft, this)) continue;
            if (draft is { IsNoun: false, IsParticiple: false, IsQuoted: false, IsReported: false, Basis: DateBasis.Explicit or DateBasis.Relative }) _inSentence.Add(draft);
            isTold |= draft.Kind == OccurrenceKind.Statement;
            Add(draft);
        }

        // What goes on in quotation marks belongs to whoever speaks.
        if (!isTold && sentence.IsSpeech && Statement is { } speech && speech.Told[^1].Sentence.Index == sentence.Index - 1) speech.Told.Add((sentence, DateBasis.Inherited));
        else if (!isTold && Meeting is { } meeting && Dating.RefersTo(sentence, meeting) && meeting.Told[^1].Sentence.Index != sentence.Index) meeting.Told.Add((sentence, DateBasis.Inherited));
    }

    /// <summary>A statement without a date, whose day only the next sentences tell ("X made the remarks on May 5"), is one with it.</summary>
    private void TakeBack(Draft draft)
    {
        if (draft is not { Kind: OccurrenceKind.Statement, Basis: DateBasis.Explicit, IsQuoted: false, IsReported: false, Who: { } who } || Statement is not { Tie: DateTie.After or DateTie.Next or DateTie.Document or DateTie.Comment or DateTie.Meeting } open) return;
        if (open.Who != who || draft.Sentence.Index - open.Told[^1].Sentence.Index > FarBack || draft.Sentence.Section != open.Sentence.Section) return;
        if (open.Tie == DateTie.Meeting && !draft.Sentence.Tokens.Any(token => token.Lower is "remarks" or "comments")) return;
        (open.Date, open.Basis, open.Tie, open.YearGiven) = (draft.Date, DateBasis.Inherited, DateTie.Speech, draft.YearGiven);
        open.Reasons.Add("the day on which it was said is told after it");
    }

    /// <summary>"The Basic Treaty of 1972", "the agreement of April 1995": says which one is meant, and the story does not go back there.</summary>
    private bool IsNamedByDate(Draft draft) => draft.IsNoun
        && ((LastAny is not null && draft.Date is { Precision: DatePrecision.Year or DatePrecision.Decade }) || (draft is { Kind: OccurrenceKind.Agreement, YearGiven: true, Date.Earliest: { } made } && _reached is { } told && made < told.PlusDays(-DaysFresh)));

    private static bool IsDuring(Draft noun) => noun.Sentence.Tokens.Skip(Math.Max(0, noun.At - 5)).Take(Math.Min(5, noun.At)).Any(token => token.Lower is "during" or "in" or "throughout" or "into");

    /// <summary>Only so many are looked at again, however long the text is.</summary>
    private static void Keep(List<Draft> drafts, Draft draft)
    {
        if (drafts.Count >= 2 * Kept) drafts.RemoveRange(0, Kept);
        drafts.Add(draft);
    }

    private void Add(Draft draft)
    {
        TakeBack(draft);
        var same = (_byDate.TryGetValue((draft.Kind, draft.Date!.Value), out var sameDate) ? Same.Find(sameDate, _inSection, draft) : null) ?? Same.Find(_lately, _inSection, draft);
        if (same is null)
        {
            _told.Add(draft);
            Keep(_lately, draft);
            Keep(_inSection, draft);
            if (sameDate is null) _byDate[(draft.Kind, draft.Date!.Value)] = sameDate = [];
            Keep(sameDate, draft);
            _index.Add(draft);
        }
        else
        {
            Same.Join(same, draft);
            if (!_inSection.Contains(same)) Keep(_inSection, same);
        }

        var now = same ?? draft;
        var isPlain = draft is { IsQuoted: false, IsReported: false };
        if (draft.Tie == DateTie.Epoch && (!draft.IsNoun || IsDuring(draft)) && draft.Date is { Latest: { } over } && over < issuedTo) Epoch = draft;

        // A sentence leaves the story at the last day to which its main clauses go.
        var isMain = LastAny is null || (LastAny.Sentence != draft.Sentence ? !draft.IsRelative && !draft.IsParticiple && !(draft.IsPerfect && LastAny.Sentence.Paragraph == draft.Sentence.Paragraph) : LastAny.IsAside || (!draft.IsAside && !draft.IsPerfect && draft.Date is { Earliest: { } next } && next >= LastAny.Date?.Earliest));
        if (isPlain && isMain && !IsNamedByDate(draft) && draft.Tie is not (DateTie.Note or DateTie.NoteTitle) && draft.Date is { } date && (draft.Basis == DateBasis.Explicit || draft is { Basis: DateBasis.Relative, Date.Precision: DatePrecision.Day }))
        {
            LastAny = draft;
            _reached = date.Earliest;
            Epoch = null;
            if (IsCurrent(date.Earliest)) LastDated = draft;
        }

        if (isPlain && draft is { Kind: OccurrenceKind.Meeting, Date.Precision: DatePrecision.Day, Tie: not DateTie.Known } && (!isPeriodical || draft.Date.Value.Earliest >= issuedFrom.PlusDays(-MeetingDaysBefore))) Meeting = now;
        if (draft.Kind == OccurrenceKind.Statement && isPlain) Statement = now;
    }
}

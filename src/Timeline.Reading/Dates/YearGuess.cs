using System.Globalization;
using System.Text.RegularExpressions;
using NodaTime;
using Timeline.Domain.Dates;

namespace Timeline.Reading.Dates;

/// <summary>
/// Tells the year of a date that names none: the one that the story around is in, else the one that the document gives
/// with the same day elsewhere, else the last one in which the day was not after the document.
/// </summary>
internal sealed partial class YearGuess
{
    /// <summary>The rule of a year that nothing around a date tells.</summary>
    public const string LastSuch = "the last such day before the document's end";

    private const int NearDays = 100;
    private const int YearsOld = 2;
    private const int FewOld = 5;
    private const int OldToBare = 2;
    private const int FreshToBare = 2;
    private const int DaysNew = 92;
    private const int DaysFresh = 62;
    private const int FarthestGiven = 10;
    private const int Lead = 60;
    private const int MonthsBack = 2;
    private const int MonthsBackToldAsPast = 6;

    private readonly Dictionary<(int Month, int Day), int> _given = [];
    private readonly YearMonth _issued;
    private readonly DatePrecision _precision;
    private Edtf? _told;
    private LocalDate? _last;
    private bool _isNamedHere;
    private int? _over;
    private int? _named;

    /// <param name="text">The whole text, in which the same days may stand with their year.</param>
    /// <param name="issued">For which time the document was issued.</param>
    /// <param name="published">The day it came out; nothing told in it is later.</param>
    public YearGuess(string text, Edtf issued, LocalDate published)
    {
        Latest = issued.Latest is { } end && end < published ? end : published;
        _issued = new YearMonth(Latest.Year, Latest.Month);
        Published = published;
        _precision = issued.Precision;
        var (bare, fresh) = (0, 0);
        foreach (var match in DatePatterns.MonthFirst().Matches(text).Concat(DatePatterns.DayFirst().Matches(text)))
        {
            var isLast = match.Groups["rel"].Value == "last";
            if (!match.Groups["year"].Success && !isLast)
            {
                bare++;
                if (IsFresh(DateText.MonthNumber(match.Groups["month"].Value))) fresh++;
                continue;
            }

            var day = int.Parse(new string([.. match.Groups["day"].Value.TakeWhile(char.IsAsciiDigit)]), CultureInfo.InvariantCulture);
            var (month, year) = (DateText.MonthNumber(match.Groups["month"].Value), isLast ? Latest.Year - 1 : int.Parse(match.Groups["year"].Value, CultureInfo.InvariantCulture));
            _given.TryAdd((month, day), year);
            if (match.Groups["day2"].Success && !match.Groups["month2"].Success && int.TryParse(match.Groups["day2"].Value.TrimEnd('s', 't', 'n', 'd', 'r', 'h'), NumberStyles.None, CultureInfo.InvariantCulture, out var last)) _given.TryAdd((month, last), year);
        }

        var matches = Years().Matches(text);
        var named = matches.Select(year => int.Parse(year.ValueSpan, CultureInfo.InvariantCulture)).ToList();
        var (old, recent) = (named.Count(year => year < Latest.Year - YearsOld), named.Count(year => year >= Latest.Year - 1));
        _named = matches.FirstOrDefault(year => !NounDates.HasYearAt(text[Math.Max(0, year.Index - Lead)..year.Index], Math.Min(Lead, year.Index))) is { } first ? int.Parse(first.ValueSpan, CultureInfo.InvariantCulture) : null;
        IsPeriodical = IsOfMonth && (old < FewOld || (old < Math.Max(bare * OldToBare, recent) && fresh * FreshToBare >= bare));
    }

    /// <summary>Whether the document tells of one month or day, as bulletins do, and not of a past that it dates year by year, as essays do, whenever they came out.</summary>
    public bool IsPeriodical { get; }

    /// <summary>The last day of the time for which the document was issued.</summary>
    public LocalDate Latest { get; }

    /// <summary>The day on which it came out.</summary>
    public LocalDate Published { get; }

    /// <summary>Whether a month, or a day, is that for which the document was issued, as its title has it.</summary>
    public bool IsIssue(Edtf date) => date.Earliest is { } first
        && (date.Precision == DatePrecision.Month ? new YearMonth(first.Year, first.Month) == _issued : date.Precision == DatePrecision.Day && _precision == DatePrecision.Day && first == Latest);

    /// <summary>Remembers a date with its year, or forgets it at the end of its paragraph.</summary>
    public void Tell(Edtf? story)
    {
        _told = story;
        _last = Story ?? _last;
    }

    /// <summary>Remembers the last year that the text named.</summary>
    public void Name(int? year)
    {
        _named = year ?? _named;
        _isNamedHere |= year is not null;
    }

    /// <summary>A new section begins: the years named before it count less than where the story had come to.</summary>
    public void Enter() => _isNamedHere = false;

    /// <summary>Remembers the year that stands over what is told; null for none.</summary>
    public void Under(int? year) => _over = year;

    /// <summary>The year of a match, whether the text gives it, and the rule.</summary>
    public (int Year, bool Given, string Rule) Of(Match match, int month, int? day, string sentence)
    {
        if (match.Groups["year"].Success) return (int.Parse(match.Groups["year"].Value, CultureInfo.InvariantCulture), true, "year given");
        if (_over is { } over && match.Groups["rel"].Length == 0) return (NotAfter(over, month, day), true, "the year that stands over it");
        switch (match.Groups["rel"].Value)
        {
            case "last": return (Latest.Year - 1, true, "the year before the document's");
            case "this": return (Latest.Year, true, "the document's year");
            case "that" or "the same" when Told() is { } then: return (then, true, "the year told before");
            case "next" or "the next" or "the following" or "after" when Told() is { } then: return (then + 1, true, "the year after the one told before");
            case "the previous" or "the preceding" or "before" when Told() is { } then: return (then - 1, true, "the year before the one told before");
            default: break;
        }

        var last = new YearMonth(Latest.Year, month).CompareTo(_issued) <= 0 ? Latest.Year : Latest.Year - 1;
        if (match.Groups["before"].Success && match.Groups["before"].Value.Trim().Equals("that", StringComparison.OrdinalIgnoreCase) && (YearBefore(sentence, match.Index) ?? Story?.Year) is { } same) return (same, false, "the year told before");
        if (!IsPeriodical && Around(sentence, match.Index, month) is var (around, why)) return (NotAfter(around, month, day), false, why);
        if (LedYear(sentence, match.Index) is { } led && led < last) return (led, false, "the year that opens the sentence");
        var age = Period.DaysBetween(new LocalDate(last, month, Math.Min(day ?? 15, 28)), Latest);
        var isNews = age <= DaysNew;
        if (Story is { } story && story.Year < last && !(isNews && story.Year < last - 1) && (_told is { Precision: DatePrecision.Year } || Math.Abs(Period.DaysBetween(story, new LocalDate(story.Year, month, Math.Min(day ?? 15, 28)))) <= NearDays)
            && new YearMonth(last, month).CompareTo(_issued) != 0)
            return (story.Year, false, "the year of the dates around");
        if (age > DaysFresh && day is { } known && _given.TryGetValue((month, known), out var given) && given >= last - FarthestGiven && month != Latest.Month) return (given, false, "the year that this day has elsewhere in the text");
        return (last, false, LastSuch);

        // The year that "that year" goes back to.
        int? Told() => YearBefore(sentence, match.Index) ?? Story?.Year ?? _over ?? _named;
    }

    /// <summary>In an essay: the year named before in the sentence, else that of what was told before, else the last one named.</summary>
    private (int Year, string Why)? Around(string sentence, int at, int month)
    {
        if (YearBefore(sentence, at, orNamed: false) is { } named) return (named, "the year of the dates around");
        if ((Story ?? (_isNamedHere ? null : _last)) is not { } told)
        {
            if (YearBefore(sentence, at) is { } only) return (only, "the year of the dates around");

            // An essay that opens with a day of these weeks gives it no year.
            if (!_isNamedHere && _last is null && IsRecent(month)) return (Latest.Year - (month > Latest.Month ? 1 : 0), LastSuch);
            return _named is { } last ? (last, "the year last named") : null;
        }

        // A story goes forward: after a day in autumn, "in April" is that of the next year.
        var back = sentence.Contains(" had ", StringComparison.Ordinal) ? MonthsBackToldAsPast : MonthsBack;
        return told.Month - month > back && told.Year < Latest.Year ? (told.Year + 1, "the year after the date told before") : (told.Year, "the year of the dates around");
    }

    private bool IsOfMonth => _precision is DatePrecision.Month or DatePrecision.Day;

    private LocalDate? Story => _told?.Earliest;

    /// <summary>Whether a month is that of the document or the one before it.</summary>
    private bool IsFresh(int month) => (_issued.Month - month + 12) % 12 <= 1;

    private bool IsRecent(int month) => IsOfMonth && (_issued.Month - month + 12) % 12 <= MonthsBack;

    private int NotAfter(int year, int month, int? day) => new LocalDate(year, month, Math.Min(day ?? 1, 28)) > Published ? year - 1 : year;

    /// <summary>The last year that a sentence names before a position; that of "the treaty of 1951" only when there is no other, or never.</summary>
    private static int? YearBefore(string sentence, int at, bool orNamed = true)
    {
        var found = Years().Matches(sentence[..at]);
        return (found.LastOrDefault(year => !NounDates.HasYearAt(sentence, year.Index)) ?? (orNamed ? found.LastOrDefault() : null)) is { } last ? int.Parse(last.ValueSpan, CultureInfo.InvariantCulture) : null;
    }

    /// <summary>The year that opens a sentence: "In 2010 the ship was sunk on 26 March".</summary>
    private static int? LedYear(string sentence, int at) =>
        Led().Match(sentence) is { Success: true } led && led.Length < at ? int.Parse(led.Groups["year"].ValueSpan, CultureInfo.InvariantCulture) : null;

    [GeneratedRegex(@"^\W*(?:Back |Already |Only |And |But )?[Ii]n (?:early |late )?(?<year>1[5-9]\d\d|20[0-4]\d)\b(?!-)")]
    private static partial Regex Led();

    [GeneratedRegex(@"\b(?:1[5-9]\d\d|20[0-4]\d)\b(?![-\d])")]
    private static partial Regex Years();

    /// <summary>The year of "the following March": the first such month after what was told before.</summary>
    public int FollowingMonth(int month, string sentence, int at) =>
        Story is not { } told ? LastMonth(month) : YearBefore(sentence, at) is { } named && named != told.Year ? named + 1 : month > told.Month ? told.Year : told.Year + 1;

    /// <summary>The year of "last November".</summary>
    public int LastMonth(int month) => month < Latest.Month ? Latest.Year : Latest.Year - 1;
}

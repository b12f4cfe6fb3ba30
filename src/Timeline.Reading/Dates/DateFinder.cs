using System.Buffers;
using System.Globalization;
using System.Text.RegularExpressions;
using Timeline.Domain.Dates;
using Timeline.Domain.Occurrences;

namespace Timeline.Reading.Dates;

/// <summary>Finds the dates that a sentence names by itself.</summary>
/// <param name="years">Tells the year where the words do not.</param>
internal sealed partial class DateFinder(YearGuess years)
{
    private static readonly SearchValues<string> MonthNames = SearchValues.Create(
        ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December", "Jan ", "Jan.", "Feb ", "Feb.", "Mar ", "Mar.", "Apr ", "Apr.", "Jun ", "Jun.", "Jul ", "Jul.", "Aug ", "Aug.", "Sep ", "Sep.", "Sept", "Oct ", "Oct.", "Nov ", "Nov.", "Dec ", "Dec."],
        StringComparison.Ordinal);

    /// <summary>Years before it are seldom told, and numbers of four digits often.</summary>
    private const int Oldest = 1700;

    /// <summary>All dates of a sentence, from left to right, none within another.</summary>
    public IReadOnlyList<DateMention> In(string sentence)
    {
        // Most sentences have no date, and looking for all its forms is slow.
        var hasDigit = sentence.AsSpan().IndexOfAnyInRange('0', '9') >= 0;
        var hasMonth = sentence.AsSpan().ContainsAny(MonthNames);
        if (!hasDigit && !hasMonth) return [];
        var taken = NoDates.In(sentence);
        var found = new List<DateMention>();
        if (hasDigit) Take(sentence, DatePatterns.Numeric(), ReadNumeric, taken, found);
        if (hasMonth && hasDigit)
        {
            Take(sentence, DatePatterns.YearFirst(), ReadYearFirst, taken, found);
            Take(sentence, DatePatterns.MonthFirst(), ReadDays, taken, found);
            Take(sentence, DatePatterns.DayFirst(), ReadDays, taken, found);
        }

        if (hasMonth) Take(sentence, DatePatterns.MonthOnly(), ReadMonth, taken, found);
        if (hasDigit) Take(sentence, DatePatterns.YearOnly(), ReadYear, taken, found);
        found.Sort((one, other) => one.Start.CompareTo(other.Start));
        return DateRanges.Join(sentence, found);
    }

    private static void Take(
        string sentence, Regex pattern, Func<string, Match, IEnumerable<(Edtf? Date, bool YearGiven, string Rule)>> read, List<(int Start, int End)> taken, List<DateMention> found)
    {
        foreach (Match match in pattern.Matches(sentence))
        {
            var end = match.Index + match.Length;
            if (taken.Any(other => match.Index < other.End && other.Start < end)) continue;
            var dates = read(sentence, match).Where(one => one.Date is not null).ToList();
            if (dates.Count == 0) continue;
            taken.Add((match.Index, end));
            found.AddRange(dates.Select(one => new DateMention(match.Index, end, one.Date!.Value, DateBasis.Explicit, one.YearGiven, one.Rule)));
        }
    }

    private static IEnumerable<(Edtf?, bool, string)> ReadNumeric(string sentence, Match match)
    {
        yield return (DateText.Day(Number(match, "year"), Number(match, "m"), Number(match, "d")), true, "a day in numbers");
    }

    private static IEnumerable<(Edtf?, bool, string)> ReadYearFirst(string sentence, Match match)
    {
        var (year, month) = (Number(match, "year"), DateText.MonthNumber(match.Groups["month"].Value));
        yield return (match.Groups["d"].Success ? DateText.Day(year, month, Number(match, "d")) : DateText.Month(year, month, ""), true, "the year before the rest");
    }

    private IEnumerable<(Edtf?, bool, string)> ReadDays(string sentence, Match match)
    {
        var (month, day) = (DateText.MonthNumber(match.Groups["month"].Value), Number(match, "day"));
        var first = match.Groups["month0"].Success ? DateText.MonthNumber(match.Groups["month0"].Value) : month;
        var (year, given, rule) = years.Of(match, first, day, sentence);
        if (match.Groups["night"].Success && !match.Groups["day2"].Success && DateText.Day(year, month, day)?.Earliest is { } morning)
        {
            // "The night to 28 May" has two days; "the night of 28 May" is told as that day's.
            var isOfDay = match.Groups["night"].Value.StartsWith("night o", StringComparison.Ordinal);
            yield return (isOfDay ? Edtf.FromDay(morning) : DateText.Days(morning.PlusDays(-1), morning), given, $"a night, {rule}");
            yield break;
        }

        var last = match.Groups["month2"].Success ? DateText.MonthNumber(match.Groups["month2"].Value) : month;
        var isNext = match.Groups["day2"].Success && !match.Groups["month0"].Success && Number(match, "day2") == day + 1;
        if (match.Groups["more"].Success && Number(match, "more") == day + 1 && !match.Groups["day2"].Success && match.Value.Contains(" and ", StringComparison.Ordinal))
        {
            yield return (DateText.Days(DateText.Day(year, first, day)?.Earliest, DateText.Day(year, month, day + 1)?.Earliest), given, $"two days, {rule}");
            yield break;
        }

        if (match.Groups["day2"].Success && (match.Groups["join"].Value != "and" || isNext))
        {
            yield return (DateText.Days(DateText.Day(year, first, day)?.Earliest, DateText.Day(year, last, Number(match, "day2"))?.Earliest), given, $"days from and to, {rule}");
            yield break;
        }

        // "Between 28 August and 5 September 1945" is one time.
        if (match.Groups["day2"].Success && sentence.AsSpan(0, match.Index).EndsWith("etween ", StringComparison.Ordinal))
        {
            yield return (DateText.Days(DateText.Day(year, first, day)?.Earliest, DateText.Day(year, last, Number(match, "day2"))?.Earliest), given, $"days from and to, {rule}");
            yield break;
        }

        yield return (DateText.Day(year, first, day), given, $"a day, {rule}");
        foreach (var more in (string[])["day2", "more"])
        {
            if (match.Groups[more].Success) yield return (DateText.Day(year, month, Number(match, more)), given, $"one more day, {rule}");
        }
    }

    private IEnumerable<(Edtf?, bool, string)> ReadMonth(string sentence, Match match)
    {
        var name = match.Groups["month"].Value;

        // "may" is a verb, "march" a deed, "August" an adjective.
        if (!char.IsUpper(name[0])) yield break;
        var before = match.Groups["before"].Value.Trim();
        var isBare = before.Length == 0 && !match.Groups["year"].Success && !match.Groups["rel"].Success;

        // "May they meet?", "the Green March", "Theresa May".
        if (isBare && name is "May" && match.Index == 0) yield break;
        if (isBare && name is "March" or "May" && NameBefore().IsMatch(sentence[..match.Groups["month"].Index])) yield break;
        var month = DateText.MonthNumber(name);
        var (year, given, rule) = years.Of(match, month, null, sentence);
        if (before.Equals("last", StringComparison.OrdinalIgnoreCase)) year = years.LastMonth(month);
        if (before.Equals("following", StringComparison.OrdinalIgnoreCase)) year = years.FollowingMonth(month, sentence, match.Index);
        var part = match.Groups["part"].Success ? match.Groups["part"].Value : before is "early" or "late" or "mid" ? before : "";
        var date = DateText.Month(year, month, part);
        var isOpen = before.Equals("since", StringComparison.OrdinalIgnoreCase);
        yield return (isOpen ? DateText.Since(date) : date, given, $"a month, {rule}");
    }

    private IEnumerable<(Edtf?, bool, string)> ReadYear(string sentence, Match match)
    {
        var (year, part) = (Number(match, "year"), match.Groups["part"].Value);
        if (year > years.Latest.Year || (year < Oldest && !IsLed(sentence, match))) yield break;
        var isNext = match.Groups["join"].Value == "and" && match.Groups["year2"].Length == 4 && Number(match, "year2") == year + 1;
        Edtf? date;
        if (match.Groups["season"].Success) date = DateText.Season(year, match.Groups["season"].Value);
        else if (match.Groups["plural"].Success) date = DateText.Decade(year - (year % 10), part);
        else if (match.Groups["join"].Value == "/" && Number(match, "year2") is >= 1 and <= 12 and var month && month < year % 100) date = DateText.Month(year, month, part);
        else if (match.Groups["year2"] is { Success: true } second && (match.Groups["join"].Value != "and" || match.Groups["span"].Success || isNext))
        {
            var last = int.Parse(second.Value, CultureInfo.InvariantCulture);
            date = DateText.Years(year, last < 100 ? year - (year % 100) + last : last);
        }
        else date = DateText.Year(year, part);

        if (match.Groups["open"].Success && date is { } start) date = DateText.Since(start);
        yield return (date, true, "a year");
        if (match.Groups["join"].Value == "and" && !match.Groups["span"].Success && !isNext && match.Groups["year2"].Length == 4) yield return (DateText.Year(Number(match, "year2"), ""), true, "one more year");
    }

    /// <summary>Whether a word stands before a number of four digits that makes a year of it: "in 1655", not "page 1655".</summary>
    private static bool IsLed(string sentence, Match match) => match.Groups["plural"].Success || match.Groups["season"].Success || match.Groups["part"].Success || match.Groups["year2"].Success || BeforeYear().IsMatch(sentence[..match.Groups["year"].Index]);

    private static int Number(Match match, string group)
    {
        var digits = new string([.. match.Groups[group].Value.TakeWhile(char.IsAsciiDigit)]);
        return int.Parse(digits, CultureInfo.InvariantCulture);
    }

    [GeneratedRegex(@"(?:\b(?:in|of|since|from|the|a|until|till|by|to|and|after|before|around|circa|year|late|early|mid)[\s-]+|[(,]\s?|" + DatePatterns.MonthNames + @"\s+)$", RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase)]
    private static partial Regex BeforeYear();

    [GeneratedRegex("[\\p{L}] \\p{Lu}\\p{Ll}+ $")]
    private static partial Regex NameBefore();
}

using System.Globalization;
using System.Text.RegularExpressions;
using Timeline.Domain.Dates;
using Timeline.Reading;

namespace Timeline.Api.Bulletins;

/// <summary>
/// What the first lines of a document tell of it: lines such as <c>Publisher: …</c>, a title, a line that is a date, the
/// name of an institute. What they do not tell plainly is null; nothing is guessed from the text below.
/// </summary>
internal sealed partial record TextHead(
    string? Id, string? Title, string? Publisher, string? Issued, string? Published, string? Language, string? Kind)
{
    private const int Looked = 25;
    private const int LongestTitle = 300;

    /// <summary>Reads the head of a text.</summary>
    public static TextHead Of(BulletinText text)
    {
        var all = text.ToString().Split('\n', Looked + 1).Take(Looked).Select(line => line.Trim().Trim('#', '*', '_', ' ', '\uFEFF')).Where(line => line.Length > 0).ToList();
        var contents = all.FindIndex(line => Contents().IsMatch(line));
        var lines = contents < 0 ? all : all[..contents];
        var told = lines.Select(line => Labelled().Match(line)).Where(match => match.Success)
            .GroupBy(match => match.Groups["label"].Value.ToLowerInvariant())
            .ToDictionary(group => group.Key, group => group.First().Groups["value"].Value.Trim().Trim('"'));
        var plain = lines.Where(line => !Labelled().IsMatch(line) && line.Any(char.IsLetter)).ToList();
        var issued = DateIn(told.GetValueOrDefault("issued") ?? told.GetValueOrDefault("date")) ?? plain.Select(DateIn).FirstOrDefault(date => date is not null);
        var undated = plain.Where(line => DateIn(line) is null).ToList();
        return new TextHead(
            told.GetValueOrDefault("id"),
            told.GetValueOrDefault("title") ?? undated.FirstOrDefault(line => line.Length <= LongestTitle && line.Contains(' ', StringComparison.Ordinal) && line[^1] is not ('.' or ',' or ';' or ':')),
            told.GetValueOrDefault("publisher") ?? told.GetValueOrDefault("published by") ?? undated.FirstOrDefault(line => line.Length <= 150 && Institution().IsMatch(line)),
            issued,
            DayIn(told.GetValueOrDefault("published")),
            told.GetValueOrDefault("language"),
            told.GetValueOrDefault("kind"));
    }

    /// <summary>The last day that a date may mean, as a text; null when it has none.</summary>
    public static string? LastDayOf(string? issued) => Edtf.TryParse(issued, out var date, out _) && date.Latest is { } last
        ? last.ToDateOnly().ToString("O", CultureInfo.InvariantCulture)
        : null;

    /// <summary>The date that a line is, in EDTF; null when it says anything else.</summary>
    private static string? DateIn(string? line)
    {
        if (line is null) return null;
        if (Edtf.TryParse(line, out var date, out _)) return date.ToString();
        var match = SpokenDate().Match(line);
        if (!match.Success) return null;
        var month = DateTime.ParseExact(match.Groups["month"].Value, "MMMM", CultureInfo.InvariantCulture).Month;
        var day = match.Groups["day"].Success ? $"-{int.Parse(match.Groups["day"].Value, CultureInfo.InvariantCulture):00}" : "";
        var told = $"{match.Groups["year"].Value}-{month:00}{day}";
        return Edtf.TryParse(told, out _, out _) ? told : null;
    }

    private static string? DayIn(string? line) => DateIn(line) is { Length: 10 } day ? day : null;

    [GeneratedRegex(@"^(?<label>id|title|publisher|published by|issued|date|published|language|kind)\s*:\s*(?<value>\S.*)$", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex Labelled();

    [GeneratedRegex(@"^(table of )?contents\b", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex Contents();

    [GeneratedRegex(
        @"^\W* ((?<day>\d{1,2}) \s+)? (?<month>January|February|March|April|May|June|July|August|September|October|November|December) (\s+ (?<day>\d{1,2}) ,?)? [\s,.–-]+ (?<year>\d{4}) \W*$",
        RegexOptions.IgnoreCase | RegexOptions.IgnorePatternWhitespace | RegexOptions.ExplicitCapture)]
    private static partial Regex SpokenDate();

    [GeneratedRegex(@"\b(cent(er|re)|institute|ministry|agency|university|foundation|council|academy|embassy|office)\b", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex Institution();
}

using System.Globalization;
using System.Text;
using Timeline.Api.Disputes;

namespace Timeline.Api.Replaying;

/// <summary>A replay for people: what came, and a small picture of how intense the months were.</summary>
internal sealed class ReplayPicture
{
    private const int HalfOfBar = 10;
    private const int MonthsShown = 48;
    private const string Levels = "▁▂▃▄▅▆▇█";

    private readonly SortedDictionary<string, decimal> _means = new(StringComparer.Ordinal);

    /// <summary>The frame in lines: when, how intense its last month is by now, and what came.</summary>
    public IEnumerable<string> Lines(ReplayFrame frame)
    {
        foreach (var month in frame.Months) Note(month);
        var mean = frame.Months.Count > 0 ? frame.Months[^1].Mean : null;
        var titles = frame.Entries.Select(entry => entry.Title).Concat(frame.Left.Select(id => $"no longer: {id}")).DefaultIfEmpty("told anew").ToList();
        yield return string.Create(CultureInfo.InvariantCulture, $"{frame.At}  {Bar(mean ?? 0)} {mean,5:0.0}  {titles[0]}");
        var margin = new string(' ', frame.At.Length + (2 * HalfOfBar) + 11);
        foreach (var title in titles.Skip(1)) yield return margin + title;
    }

    /// <summary>The months so far, the last ones, low when they are hostile and high when they are friendly; empty ones are blank.</summary>
    public string Sparkline()
    {
        if (_means.Count == 0) return "";
        var line = new StringBuilder();
        var last = FirstDay(_means.Keys.Last());
        var first = FirstDay(_means.Keys.First());
        var begin = last.DayNumber - first.DayNumber > MonthsShown * 31 ? last.AddMonths(1 - MonthsShown) : first;
        for (var month = begin; ; month = month.AddMonths(1))
        {
            line.Append(_means.TryGetValue(Name(month), out var mean) ? Levels[Level(mean)] : ' ');
            if (month == last) break;
        }

        return $"{Name(begin)} {line} {Name(last)}";
    }

    /// <summary>How it all ended.</summary>
    public static string Summary(long frames, DisputeState? state) => state is null
        ? "Nothing happened."
        : string.Create(
            CultureInfo.InvariantCulture,
            $"frames: {frames}, entries: {state.Entries}, from {state.First} to {state.Last}; agreements: {state.Agreements.Count}, open claims: {state.OpenClaims.Count}, tense spells: {state.Spells.Count(spell => spell.Kind == SpellKind.Tense)}, quiet spells: {state.Spells.Count(spell => spell.Kind == SpellKind.Quiet)}");

    private void Note(MonthOfDispute month)
    {
        if (month.Mean is { } mean) _means[month.Month] = mean;
        else _means.Remove(month.Month);
    }

    /// <summary>Hostility to the left of the middle, friendliness to the right.</summary>
    private static string Bar(decimal mean)
    {
        var length = Math.Min(HalfOfBar, (int)Math.Round(Math.Abs(mean), MidpointRounding.AwayFromZero));
        var (left, right) = mean < 0 ? (length, 0) : (0, length);
        return $"{new string('█', left).PadLeft(HalfOfBar)}│{new string('█', right).PadRight(HalfOfBar)}";
    }

    private static int Level(decimal mean) => Math.Clamp((int)((mean + 10) * Levels.Length / 20), 0, Levels.Length - 1);

    private static DateOnly FirstDay(string month) => DateOnly.ParseExact(month, "yyyy-MM", CultureInfo.InvariantCulture);

    private static string Name(DateOnly month) => month.ToString("yyyy-MM", CultureInfo.InvariantCulture);
}

using System.Globalization;
using NodaTime;
using Timeline.EventStore.Order;

namespace Timeline.Api.Operations;

/// <summary>How numbers, times and held marks are told to people.</summary>
internal static class Spoken
{
    /// <summary>Seconds with one decimal.</summary>
    public static double Seconds(Duration duration) => Math.Round(duration.TotalSeconds, 1);

    /// <summary><c>1 event</c>, <c>2 events</c>.</summary>
    public static string Count(long number, string thing) => string.Create(CultureInfo.InvariantCulture, $"{number} {thing}{(number == 1 ? "" : "s")}");

    /// <summary>A length of time in the unit that suits it.</summary>
    public static string Time(double seconds) => seconds switch
    {
        < 120 => string.Create(CultureInfo.InvariantCulture, $"{seconds:0} s"),
        < 2 * 3600 => string.Create(CultureInfo.InvariantCulture, $"{seconds / 60:0} min"),
        < 2 * 86400 => string.Create(CultureInfo.InvariantCulture, $"{seconds / 3600:0} h"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{seconds / 86400:0} days"),
    };

    /// <summary>A text of several lines as one.</summary>
    public static string Line(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    /// <summary>What holds a mark, for example <c>held at 41: number 42 is missing, and process 77 (psql, idle in transaction, open 12 s) may still write it</c>.</summary>
    public static string Held(HeldMark held)
    {
        var (first, last) = (held.Hole.First, held.Hole.Last);
        var isOne = first == last;
        var missing = isOne ? $"number {first} is" : $"numbers {first} to {last} are";
        var who = $"{Name(held.By)}{Particulars(held.By)}";
        return held.By.IsElsewhere
            ? $"held at {held.At}: {missing} missing, and nothing proves that {(isOne ? "it stays" : "they stay")} so before {who} ends"
            : $"held at {held.At}: {missing} missing, and {who} may still write {(isOne ? "it" : "them")}";
    }

    private static string Name(HoldingTransaction by) =>
        by.ProcessId is { } process ? $"process {process}" : $"the prepared transaction '{by.PreparedAs}'";

    private static string Particulars(HoldingTransaction by)
    {
        List<string?> told =
        [
            by.Application,
            by.IsElsewhere && by.Database is not null ? $"in database {by.Database}" : null,
            by.State,
            by.Open is { } open ? $"{(by.PreparedAs is null ? "open" : "prepared")} {Time(open.TotalSeconds)}{(by.PreparedAs is null ? "" : " ago")}" : null,
        ];
        told.RemoveAll(one => one is null);
        return told.Count == 0 ? "" : $" ({string.Join(", ", told)})";
    }
}

using System.Text.Json;
using Timeline.Api;
using Timeline.Api.Generating;
using Timeline.Domain.Occurrences;

namespace Timeline.Benchmarks.Appending;

/// <summary>Events that begin occurrences, with all their fields; decided beforehand, since only appending is measured.</summary>
internal static class SomeOccurrences
{
    private const int Count = 10_000;
    private const int PerBulletin = 500;

    public static IReadOnlyList<OccurrenceEvent> Events { get; } = Decide();

    /// <summary>The same events, ready for rows.</summary>
    public static IReadOnlyList<EventColumns> Columns { get; } = [.. Events.Select(EventColumns.Of)];

    private static OccurrenceEvent[] Decide()
    {
        var telling = new MadeUpOccurrence(new Random(1));
        return
        [
            .. Enumerable.Range(0, Count / PerBulletin).Select(number => new MadeUpBulletin(1, number))
                .SelectMany(bulletin => Enumerable.Range(0, PerBulletin).Select(_ => telling.Told(bulletin)[0]))
                .Select(record => OccurrenceDecisions.Decide(known: null, "some-occurrence", record).Single()),
        ];
    }
}

/// <summary>What of an event becomes columns of its row.</summary>
/// <param name="Type">Marten's alias of its type.</param>
/// <param name="DotnetType">The type's own name.</param>
/// <param name="Data">The event as JSON.</param>
internal sealed record EventColumns(string Type, string DotnetType, string Data)
{
    public static EventColumns Of(OccurrenceEvent happened)
    {
        var type = happened.GetType();
        return new EventColumns(
            TimelineEvents.Types.AliasOf(type), $"{type.FullName}, {type.Assembly.GetName().Name}", JsonSerializer.Serialize(happened, type, TimelineJson.Options));
    }
}

using Timeline.Api.Commands;
using Timeline.Api.Occurrences;
using Timeline.Domain.Occurrences;
using Timeline.EventStore.Appending;
using Timeline.EventStore.Events;

namespace Timeline.Api.Seeds;

/// <summary>
/// What the seeds tell of an occurrence that they have not told before. They tell all of it again at every start, so
/// only what differs from their own last word counts: what people have corrected or taken back since stays so.
/// </summary>
internal static class SeedNews
{
    /// <param name="known">All that is known of the occurrence.</param>
    /// <param name="work">What the seeds tell of it.</param>
    /// <param name="by">The name under which the seeds tell it.</param>
    /// <exception cref="Domain.RefusedException">It is not what was recorded under that slug.</exception>
    public static StreamAppend Decide(ILookup<string, StoredEvent> known, OccurrenceWork work, string by)
    {
        var stream = Occurrence.StreamOf(work.Slug);
        var now = RecordOccurrences.Fold(known[stream]);
        var news = NewsOf(RecordOccurrences.Fold(known[stream].Where(e => e.Version == 1 || e.By == by)), work);

        // What is retracted or merged takes nothing new; it is told at the first start after that was undone.
        var isClosed = now is { Status: not OccurrenceStatus.Active };
        return known.Append(stream, "occurrence", isClosed ? [] : OccurrenceDecisions.DecideAll(now, work.Slug, news));
    }

    /// <summary>The commands that come to something, had nobody but the seeds told of the occurrence since it was recorded.</summary>
    private static List<OccurrenceCommand> NewsOf(Occurrence? told, OccurrenceWork work)
    {
        var news = new List<OccurrenceCommand>();
        foreach (var command in work.Commands)
        {
            var decided = OccurrenceDecisions.Decide(told, work.Slug, command);
            if (decided.Count == 0) continue;
            news.Add(command);
            foreach (var happened in decided) told = Occurrence.Evolve(told, happened);
        }

        return news;
    }
}

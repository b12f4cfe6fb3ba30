using Timeline.Domain.Bulletins;
using Timeline.Domain.Occurrences;
using Timeline.EventStore.Events;

namespace Timeline.Api.Timelines;

/// <summary>
/// Occurrences that were ever merged with each other, and what happened to them and to the bulletins they cite: all
/// that the entries of one of them depend on. Most families have one member.
/// </summary>
/// <param name="Happened">Events of the members and withdrawals of bulletins, ascending by sequence.</param>
internal sealed record EntryFamily(IReadOnlyList<StoredEvent> Happened)
{
    /// <summary>Puts whole streams together into families.</summary>
    /// <param name="streams">All events of some occurrences and all withdrawals, ascending by sequence.</param>
    public static IReadOnlyList<EntryFamily> Of(IReadOnlyList<StoredEvent> streams)
    {
        var withdrawals = streams.Where(e => e.Data is BulletinWithdrawn).ToList();
        var byStream = streams.Where(e => e.Data is OccurrenceEvent).GroupBy(e => e.Stream).ToDictionary(group => group.Key, group => group.ToList());
        var relatives = byStream.Values.SelectMany(events => events)
            .Where(e => e.Data is OccurrenceMerged)
            .SelectMany(e => Both(e.Stream, Occurrence.StreamOf(((OccurrenceMerged)e.Data!).Into)))
            .ToLookup(pair => pair.One, pair => pair.Other);
        var placed = new HashSet<string>();
        return
        [
            .. from stream in byStream.Keys
               where placed.Add(stream)
               let members = Reach(stream, relatives, placed)
               select new EntryFamily(Together([.. members.Where(byStream.ContainsKey).Select(member => byStream[member])], withdrawals)),
        ];
    }

    /// <summary>The slug of the occurrence that an event belongs to.</summary>
    public static string SlugOf(StoredEvent e) => Occurrence.SlugOf(e.Stream);

    /// <summary>The slug of the bulletin that an event belongs to.</summary>
    public static string BulletinOf(StoredEvent e) => Bulletin.IdOf(e.Stream);

    private static IEnumerable<(string One, string Other)> Both(string one, string other) => [(one, other), (other, one)];

    private static List<string> Reach(string stream, ILookup<string, string> relatives, HashSet<string> placed)
    {
        var members = new List<string> { stream };
        for (var i = 0; i < members.Count; i++) members.AddRange(relatives[members[i]].Where(placed.Add));
        return members;
    }

    private static IReadOnlyList<StoredEvent> Together(List<List<StoredEvent>> members, List<StoredEvent> withdrawals) =>
        members.Count == 1 && withdrawals.Count == 0
            ? members[0]
            : [.. members.SelectMany(events => events).Concat(withdrawals).OrderBy(e => e.Sequence)];
}

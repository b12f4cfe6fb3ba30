using Timeline.Api.Timelines;
using Timeline.Domain.Occurrences;

namespace Timeline.Api.Disputes;

/// <summary>What each side does and said last, itself or through those who stand for it.</summary>
internal sealed class Parties(IReadOnlyList<string> parties)
{
    private readonly Dictionary<string, long> _entries = parties.ToDictionary(party => party, _ => 0L);
    private readonly Dictionary<string, Latest<EntryPlaceInTime, ToldEntry>> _said = parties.ToDictionary(party => party, _ => new Latest<EntryPlaceInTime, ToldEntry>(shown: 1, kept: 20));

    public void Add(ToldEntry told)
    {
        foreach (var party in parties.Where(party => ActsIn(told, party))) _entries[party]++;
        Hear(told);
    }

    /// <summary>Takes in how many entries each side takes part in, in the order of the sides.</summary>
    public void Count(IReadOnlyList<long> entries)
    {
        foreach (var (party, count) in parties.Zip(entries)) _entries[party] += count;
    }

    /// <summary>Takes in what an entry says that was counted.</summary>
    public void Hear(ToldEntry told)
    {
        foreach (var party in parties.Where(party => SpeakerFor(told, party) is not null)) _said[party].Add(told.Place, told);
    }

    /// <returns>False when a side's last statement is taken away, and the one before it was not kept.</returns>
    public bool Remove(ToldEntry told)
    {
        foreach (var party in parties.Where(party => ActsIn(told, party))) _entries[party]--;
        return parties.Where(party => SpeakerFor(told, party) is not null).Aggregate(true, (known, party) => _said[party].Remove(told.Place) && known);
    }

    /// <summary>A last statement that is told anew, of the same time and by somebody for the same sides, stays the last.</summary>
    /// <inheritdoc cref="Remove"/>
    public bool Replace(ToldEntry before, ToldEntry after)
    {
        var known = Remove(before)
            || (before.Place == after.Place && parties.All(party => SpeakerFor(before, party) is null || SpeakerFor(after, party) is not null));
        Add(after);
        return known;
    }

    public IReadOnlyList<DisputeParty> Show(Func<string, string> nameOf) =>
        [.. parties.Select(party => new DisputeParty(party, nameOf(party), _entries[party], _said[party].InOrder.SingleOrDefault() is { } told ? Position(told, party, nameOf) : null))];

    private static PartyPosition Position(ToldEntry told, string party, Func<string, string> nameOf)
    {
        var (entry, speaker, proof) = (told.Entry, SpeakerFor(told, party)!, told.Entry.Citations[0]);
        return new PartyPosition(entry.Id, entry.Date, entry.Title, speaker.Actor, nameOf(speaker.Actor), speaker.As, proof.Quote, proof.Bulletin);
    }

    private static bool ActsIn(ToldEntry told, string party) => told.Entry.Participants.Any(p => CountsFor(p, party));

    private static StoredParticipant? SpeakerFor(ToldEntry told, string party) => told.Entry.Kind != OccurrenceKind.Statement
        ? null
        : told.Entry.Participants.FirstOrDefault(p => p.Role == ParticipantRole.Speaker && CountsFor(p, party));

    /// <summary>Whether somebody takes part for a side, or is it.</summary>
    public static bool CountsFor(StoredParticipant p, string party) => p.Actor == party || p.Represents.Contains(party);
}

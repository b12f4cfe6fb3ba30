using NodaTime;
using Timeline.Api.Bulletins;
using Timeline.Api.Catalogues;
using Timeline.Api.Commands;
using Timeline.Domain.Bulletins;
using Timeline.Domain.Occurrences;
using Timeline.Domain.Proposals;
using Timeline.EventStore;
using Timeline.EventStore.Appending;
using Timeline.EventStore.Events;
using Timeline.Reading;
using Timeline.Reading.Proposals;
using Proposal = Timeline.Domain.Proposals.Proposal;

namespace Timeline.Api.Proposals;

/// <summary>
/// Reads a registered bulletin: that it was read, and all that was found, are one append, so there is never half a
/// reading. The ids of its events follow from bulletin and reader, so whoever reads it a second time appends nothing.
/// </summary>
internal sealed class ReadRegistered(DecideAndAppend commands, EventLog log, Documents documents, LogCatalogue catalogue, FindSameOccurrence same)
{
    /// <summary>Whose events they are.</summary>
    public const string By = "reader";

    /// <summary>The most characters of a reason why a bulletin cannot be read.</summary>
    private const int LongestFailure = 300;

    /// <summary>Reads a bulletin, unless this version of the reader has.</summary>
    /// <returns>What was appended; null when there was nothing to do.</returns>
    public async Task<AppendResult?> RunAsync(string id, CancellationToken cancellationToken)
    {
        var stream = Bulletin.StreamOf(id);
        if (RegisterBulletin.Fold(id, await log.ReadStreamAsync(stream, cancellationToken)) is not { WithdrawnBecause: null } bulletin || bulletin.ReadBy == Reader.Version)
            return null;

        var (read, found) = await ReadAsync(bulletin, cancellationToken);
        return await commands.RunAsync(
            [stream, .. found.Select(StreamOf)], known => Decide(bulletin, read, found, known),
            new Sender(By, new RequestKey(Reader.Version, $"{By}\n{id}", bulletin.Sha256)), cancellationToken);
    }

    private static IEnumerable<StreamAppend> Decide(
        Bulletin bulletin, BulletinRead read, IReadOnlyList<OccurrenceProposed> found, ILookup<string, StoredEvent> known)
    {
        var stream = Bulletin.StreamOf(bulletin.Id);
        var noted = known.Append(stream, "bulletin", Bulletin.Read(RegisterBulletin.Fold(bulletin.Id, known[stream]), read));
        return noted.Events.Count == 0
            ? []
            : [noted, .. found.Select(one => known.Append(StreamOf(one), "proposal", Proposal.Decide(StoredProposal.Fold(known[StreamOf(one)]), new ProposeOccurrence(one))))];
    }

    private static string StreamOf(OccurrenceProposed one) => Proposal.StreamOf(Proposal.IdOf(one.Bulletin, one.Number));

    private async Task<(BulletinRead Read, IReadOnlyList<OccurrenceProposed> Found)> ReadAsync(Bulletin bulletin, CancellationToken cancellationToken)
    {
        var text = await documents.ReadAsync(bulletin.Sha256, cancellationToken)
            ?? throw new InvalidOperationException($"The text of '{bulletin.Id}' is not kept under {bulletin.Sha256}.");
        if (Unreadable.Before(bulletin) is { } problem) return (Failed(problem), []);
        var known = await catalogue.ReadAsync(cancellationToken);
        ReadBulletin read;
        try
        {
            read = Reader.Read(text, new ReadingCatalogue(known.Actors, known.Topics, known.Places), bulletin.Issued, LocalDate.FromDateOnly(bulletin.Published));
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            // A text that this reader cannot take must not keep it from all others for ever; a later version tries again.
            return (Failed($"The reader failed: {e.Message}"), []);
        }

        if (Unreadable.After(read) is { } failure) return (Failed(failure), []);
        var found = await NewAsync(bulletin, read, known, cancellationToken);
        return (new BulletinRead(Reader.Version, read.Sentences, read.DatedSentences, found.Count, null), found);
    }

    /// <summary>What earlier readings have not proposed already, numbered behind them.</summary>
    private async Task<IReadOnlyList<OccurrenceProposed>> NewAsync(Bulletin bulletin, ReadBulletin read, Catalogue catalogue, CancellationToken cancellationToken)
    {
        var earlier = await log.ReadStreamsAsync(
            [.. Enumerable.Range(1, bulletin.Proposals).Select(number => Proposal.StreamOf(Proposal.IdOf(bulletin.Id, number)))], cancellationToken);
        var known = earlier.GroupBy(e => e.Stream).Select(StoredProposal.Of).OfType<StoredProposal>().Select(one => one.Proposal.Proposed.Occurrence).ToList();
        var found = new List<OccurrenceProposed>();
        foreach (var proposal in read.Proposals)
        {
            var occurrence = ToOccurrence(bulletin.Id, proposal);
            if (known.Any(one => IsSame(one, occurrence))) continue;
            var actors = NewActors.Of(proposal, read, catalogue.Actors);
            found.Add(new OccurrenceProposed(
                bulletin.Id, bulletin.Proposals + found.Count + 1, Reader.Version, occurrence, actors,
                await same.AmongAsync(occurrence, cancellationToken), proposal.Confidence, proposal.Reasons));
        }

        return found;
    }

    /// <summary>Whether an earlier version of the reader has found it: in the same words, of the same kind, on a day that both may mean.</summary>
    private static bool IsSame(ProposedOccurrence one, ProposedOccurrence other) =>
        one.Kind == other.Kind && one.Date.Overlaps(other.Date)
        && one.Citations.Any(citation => other.Citations.Any(passage => passage.Start < citation.End && citation.Start < passage.End));

    private static ProposedOccurrence ToOccurrence(string bulletin, Reading.Proposals.Proposal p) => new(
        p.Kind, p.Date, p.YearGiven, p.Title, null, p.Participants, p.Topics, p.Place, p.Coding, null,
        [.. p.Citations.Select(one => new Citation(bulletin, one.Section, one.Quote, one.Passage.Start, one.Passage.End, one.Basis))]);

    private static BulletinRead Failed(string why) =>
        new(Reader.Version, 0, 0, 0, why.Length <= LongestFailure ? why : $"{why[..LongestFailure]}…");
}

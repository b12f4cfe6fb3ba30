using Npgsql;
using Timeline.Api.Catalogues;
using Timeline.Api.Commands;
using Timeline.Api.Occurrences;
using Timeline.Domain;
using Timeline.Domain.Occurrences;
using Timeline.Domain.Proposals;
using Timeline.EventStore;
using Timeline.EventStore.Appending;
using Timeline.EventStore.Events;

namespace Timeline.Api.Proposals;

/// <summary>What a person decides about a proposal: the proposal and what follows for the timeline change in one append, or neither.</summary>
internal sealed class DecideProposal(
    DecideAndAppend commands, Alone alone, EventLog log, LogCatalogue catalogue, FindOccurrences occurrences, FindSameOccurrence same, NpgsqlDataSource source)
{
    /// <summary>The proposal as the log tells it; null when there is none.</summary>
    public async Task<StoredProposal?> FindAsync(string id, CancellationToken cancellationToken) =>
        StoredProposal.Of(await log.ReadStreamAsync(Proposal.StreamOf(id), cancellationToken));

    /// <summary>Accepts a proposal, as it stands or amended.</summary>
    /// <param name="known">The proposal.</param>
    /// <param name="wanted">What is to be accepted; its fields are right.</param>
    /// <param name="check">Refuses when the proposal is not what the caller knows.</param>
    /// <param name="by">Who decides.</param>
    /// <param name="cancellationToken">Stops waiting for the database.</param>
    /// <exception cref="RefusedException">The present state does not allow it.</exception>
    public async Task<AppendResult?> AcceptAsync(StoredProposal known, Wanted wanted, Action<StoredProposal> check, Sender by, CancellationToken cancellationToken)
    {
        check(known);
        if (known.Proposal.State == ProposalState.Open && await TwinAsync(wanted, cancellationToken) is { } twin) throw new RefusedException(Told(twin));
        var all = await catalogue.ReadAsync(cancellationToken);
        var cited = wanted.Cites is { } cites ? await occurrences.EndOfMergesAsync(cites, cancellationToken) : null;
        Task<AppendResult?> AppendAsync(Catalogue described) => commands.RunAsync(
            [.. Accepting.Streams(known.Id, known.Proposal.Proposed.Bulletin, wanted, cited, known.Proposal.TakenBack).Distinct()],
            events =>
            {
                RequireOpen(check, events[Proposal.StreamOf(known.Id)]);
                var pending = new PendingAppends(events);
                new Accepting(pending, described).Decide(known.Id, wanted, cited);
                return pending.All;
            },
            by, cancellationToken);

        // Alone, or two could give one name to two actors; what was described meanwhile counts.
        return wanted.Undescribed(all).Any()
            ? await alone.RunAsync(Concern.Catalogue, async () => await AppendAsync(await catalogue.ReadAsync(cancellationToken)), cancellationToken)
            : await AppendAsync(all);
    }

    /// <summary>What is said of an entry that seems to tell the same, and is there only since the proposal was made.</summary>
    public static string Told(string twin) =>
        $"The timeline holds '{twin}' by now, which seems to tell the same. Amend the proposal with {{\"cites\": \"{twin}\"}} to add its words to that entry, or with {{\"cites\": null}} to record it as an entry of its own.";

    /// <summary>The entry that another bulletin has told meanwhile and that seems the same; null when there is none, or somebody has said that there is not.</summary>
    public Task<string?> TwinAsync(Wanted wanted, CancellationToken cancellationToken) =>
        wanted.Cites is not null || wanted.IsApart ? Task.FromResult<string?>(null) : same.ElsewhereAsync(wanted.Occurrence, cancellationToken);

    /// <summary>Rejects a proposal.</summary>
    /// <inheritdoc cref="AcceptAsync"/>
    public Task<AppendResult?> RejectAsync(string id, string reason, Action<StoredProposal> check, Sender by, CancellationToken cancellationToken)
    {
        var stream = Proposal.StreamOf(id);
        return commands.RunAsync(
            [stream],
            events => [events.Append(stream, "proposal", Proposal.Decide(RequireOpen(check, events[stream]).Proposal, new RejectProposal(reason)))],
            by, cancellationToken);
    }

    /// <summary>Takes the decision back: the proposal is open again, and what its acceptance did to the timeline is undone.</summary>
    /// <inheritdoc cref="AcceptAsync"/>
    public async Task<AppendResult?> UndoAsync(StoredProposal known, string? reason, Action<StoredProposal> check, Sender by, CancellationToken cancellationToken)
    {
        var acceptance = known.Proposal.Acceptance;
        if (acceptance is null) return await AppendAsync([]);

        // Alone, or something could be merged into what is just going.
        return await alone.RunAsync(
            Concern.Merges, async () => await AppendAsync(await MergedIntoAsync(acceptance.Occurrence, known.Sequence, cancellationToken)), cancellationToken);

        Task<AppendResult?> AppendAsync(IReadOnlyList<string> merged) => commands.RunAsync(
            acceptance is null ? [Proposal.StreamOf(known.Id)] : [Proposal.StreamOf(known.Id), Occurrence.StreamOf(acceptance.Occurrence)],
            events =>
            {
                var stream = Proposal.StreamOf(known.Id);
                var now = StoredProposal.Of(events[stream])!;
                check(now);
                var pending = new PendingAppends(events);
                pending.Add(stream, "proposal", Proposal.Decide(now.Proposal, new UndoDecision(reason)));
                if (now.Proposal.Acceptance is { } accepted) TakeBack(known.Id, accepted, reason, events, merged, pending);
                return pending.All;
            },
            by, cancellationToken);
    }

    private static void TakeBack(
        string id, Acceptance accepted, string? reason, ILookup<string, StoredEvent> events, IReadOnlyList<string> merged, PendingAppends pending)
    {
        var (slug, stream) = (accepted.Occurrence, Occurrence.StreamOf(accepted.Occurrence));
        if (accepted is { How: AcceptedAs.Cited, Citations.Count: 0 }) return;
        var others = events[stream].Where(e => e.Version > accepted.Version).Select(e => $"{e.Type} by {e.By ?? "somebody"}").ToList();
        if (merged.Count > 0) others.Add($"'{string.Join("', '", merged)}' merged into it");
        if (others.Count > 0)
        {
            throw new RefusedException(
                $"The entry '{slug}' was changed since the proposal was accepted ({string.Join(", ", others)}), and undoing would take that along. "
                + (accepted.How == AcceptedAs.Cited
                    ? $"Take the citation back by itself (DELETE /v1/occurrences/{slug}/citations/N), or undo those changes first."
                    : $"Retract the entry (POST /v1/occurrences/{slug}/retraction), or undo those changes first."));
        }

        var why = reason is null ? $"The acceptance of the proposal '{id}' was undone." : $"The acceptance of the proposal '{id}' was undone: {reason}";
        pending.Add(stream, "occurrence", OccurrenceDecisions.DecideAll(RecordOccurrences.Fold(events[stream]), slug, Proposal.ToTakeBack(accepted, why)));
    }

    /// <exception cref="RefusedException">Something was decided already; who and what is told.</exception>
    private static StoredProposal RequireOpen(Action<StoredProposal> check, IEnumerable<StoredEvent> events)
    {
        var now = StoredProposal.Of(events)!;
        check(now);
        return now.Proposal.State == ProposalState.Open
            ? now
            : throw new RefusedException($"{now.Standing} Undo that first, to decide anew: POST /v1/proposals/{now.Id}/undo.");
    }

    /// <summary>The slugs of all that was merged into an occurrence since a sequence, and still is.</summary>
    private async Task<IReadOnlyList<string>> MergedIntoAsync(string slug, long since, CancellationToken cancellationToken)
    {
        var streams = new List<string>();
        await using (var command = source.CreateCommand(
            "SELECT DISTINCT stream_id FROM timeline.mt_events WHERE seq_id > $1 AND type = 'occurrence_merged' AND data ->> 'into' = $2"))
        {
            command.Parameters.Add(new NpgsqlParameter<long> { TypedValue = since });
            command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = slug });
            await using var rows = await command.ExecuteReaderAsync(cancellationToken);
            while (await rows.ReadAsync(cancellationToken)) streams.Add(rows.GetString(0));
        }

        var events = await log.ReadStreamsAsync(streams, cancellationToken);
        return [.. events.GroupBy(e => e.Stream).Where(stream => RecordOccurrences.Fold(stream)?.MergedInto == slug).Select(stream => Occurrence.SlugOf(stream.Key))];
    }
}

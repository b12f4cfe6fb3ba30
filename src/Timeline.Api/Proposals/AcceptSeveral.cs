using Npgsql;
using Timeline.Api.Catalogues;
using Timeline.Api.Commands;
using Timeline.Api.Occurrences;
using Timeline.Domain;
using Timeline.Domain.Proposals;
using Timeline.EventStore;
using Timeline.EventStore.Appending;
using Timeline.EventStore.Events;

namespace Timeline.Api.Proposals;

/// <summary>
/// Accepts several proposals as they stand, in one append. Each is decided by itself and sees those before it: one that
/// the present state does not allow is left open, and the others go on.
/// </summary>
internal sealed class AcceptSeveral(DecideAndAppend commands, Alone alone, EventLog log, LogCatalogue catalogue, FindOccurrences occurrences, DecideProposal decide, NpgsqlDataSource source)
{
    /// <param name="wanted">The proposals, in the order in which they are decided.</param>
    /// <param name="by">Who decides.</param>
    /// <param name="cancellationToken">Stops waiting for the database.</param>
    /// <returns>What was appended, null for nothing; and those that stay open, with the reasons.</returns>
    public async Task<(AppendResult? Appended, IReadOnlyList<NotAccepted> Refused)> RunAsync(
        IReadOnlyList<StoredProposal> wanted, Sender by, CancellationToken cancellationToken)
    {
        var work = new List<(StoredProposal Known, Wanted Wanted, string? Cited)>();
        var doubtful = new List<NotAccepted>();
        foreach (var one in wanted)
        {
            if (await WhyNotAsync(one, work.Select(other => other.Known), cancellationToken) is { } reason) doubtful.Add(new NotAccepted(one.Id, reason));
            else work.Add((one, Wanted.Of(one.Proposal), one.Proposal.Cites is { } cites ? await occurrences.EndOfMergesAsync(cites, cancellationToken) : null));
        }


        // Alone, or two could give one name to two actors.
        return await alone.RunAsync(Concern.Catalogue, async () =>
        {
            IReadOnlyList<NotAccepted> refused = [];
            var known = await catalogue.ReadAsync(cancellationToken);
            var appended = await commands.RunAsync(
                [.. work.SelectMany(one => Accepting.Streams(one.Known.Id, one.Known.Proposal.Proposed.Bulletin, one.Wanted, one.Cited, one.Known.Proposal.TakenBack)).Distinct()],
                events => Decide(work, events, known, out refused), by, cancellationToken);
            return (appended, (IReadOnlyList<NotAccepted>)[.. doubtful, .. refused]);
        }, cancellationToken);
    }

    /// <summary>Why a proposal needs a closer look: another bulletin seems to tell the same, in the timeline or in this very request.</summary>
    private async Task<string?> WhyNotAsync(StoredProposal one, IEnumerable<StoredProposal> before, CancellationToken cancellationToken)
    {
        if (await decide.TwinAsync(Wanted.Of(one.Proposal), cancellationToken) is { } twin) return DecideProposal.Told(twin);
        return one.Proposal.Cites is null && before.FirstOrDefault(other => other.Proposal.Cites is null && FindSameOccurrence.IsSame(other.Proposal.Occurrence, one.Proposal.Occurrence)) is { } same
            ? $"It seems to tell the same as '{same.Id}', which was accepted just now. Amend it with {{\"cites\": SLUG}} of the entry that came of that, or with {{\"cites\": null}} to record it as an entry of its own."
            : null;
    }

    /// <summary>What a request appended to proposals that was sent before under the same key.</summary>
    public async Task<AppendResult> BeforeAsync(RequestKey key, CancellationToken cancellationToken)
    {
        var (versions, last) = (new Dictionary<string, long>(), 0L);
        await using var command = source.CreateCommand("SELECT stream_id, version, seq_id FROM timeline.mt_events WHERE correlation_id = $1 AND type = 'proposal_accepted'");
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = key.Correlation });
        await using var rows = await command.ExecuteReaderAsync(cancellationToken);
        while (await rows.ReadAsync(cancellationToken))
        {
            versions[rows.GetString(0)] = rows.GetInt64(1);
            last = Math.Max(last, rows.GetInt64(2));
        }

        return new AppendResult(versions, last, Repeated: true);
    }

    /// <summary>What became of proposals by an append, as it left them at its last sequence.</summary>
    public async Task<IReadOnlyList<OneAccepted>> TellAsync(IReadOnlyCollection<string> streams, long sequence, CancellationToken cancellationToken) =>
        [.. (await log.ReadStreamsAsync(streams, cancellationToken)).Where(e => e.Data is ProposalAccepted && e.Sequence <= sequence).GroupBy(e => e.Stream)
            .Select(stream => (Last: stream.Last(), ((ProposalAccepted)stream.Last().Data!).Acceptance))
            .OrderBy(one => one.Last.Sequence).Select(one => new OneAccepted(Proposal.IdOf(one.Last.Stream), one.Acceptance.Occurrence, one.Acceptance.How))];

    private static IReadOnlyList<StreamAppend> Decide(
        List<(StoredProposal Known, Wanted Wanted, string? Cited)> work, ILookup<string, StoredEvent> events, Catalogue known, out IReadOnlyList<NotAccepted> refused)
    {
        var pending = new PendingAppends(events);
        var accepting = new Accepting(pending, known);
        var notAccepted = new List<NotAccepted>();
        foreach (var (one, wanted, cited) in work)
        {
            try
            {
                accepting.Decide(one.Id, wanted, cited);
            }
            catch (RefusedException e)
            {
                notAccepted.Add(new NotAccepted(one.Id, e.Message));
            }
        }

        refused = notAccepted;
        return pending.All;
    }
}

/// <summary>A proposal that was accepted.</summary>
/// <param name="Id">Its name.</param>
/// <param name="Entry">The slug of the entry that it came to.</param>
/// <param name="How">What was done to that entry: recorded, cited or reinstated.</param>
internal sealed record OneAccepted(string Id, string Entry, AcceptedAs How);

/// <summary>A proposal that stays open.</summary>
/// <param name="Id">Its name.</param>
/// <param name="Reason">Why, and what to do.</param>
internal sealed record NotAccepted(string Id, string Reason);

using System.Text.Json;
using Npgsql;
using NpgsqlTypes;
using Timeline.Api.Timelines;
using Timeline.Domain;
using Timeline.Domain.Bulletins;
using Timeline.Domain.Occurrences;
using Timeline.Domain.Proposals;
using Timeline.EventStore;
using Timeline.EventStore.Events;
using Timeline.EventStore.Projections;

namespace Timeline.Api.Proposals;

/// <summary>Folds proposals and what was decided about them, and which bulletins wait to be read.</summary>
internal sealed class ProposalsProjection(EventLog log) : IProjection
{
    public string Name => "proposals";

    public async Task ApplyAsync(IReadOnlyList<StoredEvent> page, NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        foreach (var e in page)
        {
            await using var command = Reading(e);
            if (command is null) continue;
            command.Connection = connection;
            await command.ExecuteNonQueryAsync(cancellationToken);
        }

        var streams = page.Where(e => e.Data is ProposalEvent).Select(e => e.Stream).ToHashSet();
        if (streams.Count == 0) return;
        var events = await log.ReadStreamsAsync(connection, streams, page[^1].Sequence, cancellationToken);
        await WriteAsync([.. events.GroupBy(e => e.Stream).Select(StoredProposal.Of).OfType<StoredProposal>()], connection, cancellationToken);
    }

    /// <summary>What an event changes of the readings; null when nothing.</summary>
    private static NpgsqlCommand? Reading(StoredEvent e) => e.Data switch
    {
        BulletinRegistered { ToBeRead: true } => Command("INSERT INTO reading (bulletin, sequence) VALUES ($1, $2)", e),
        BulletinRead read => Command(
            "UPDATE reading SET sequence = $2, reader = $3, sentences = $4, dated = $5, failure = $6 WHERE bulletin = $1",
            e, read.ReaderVersion, read.Sentences, read.DatedSentences, (object?)read.Failure ?? DBNull.Value),
        BulletinWithdrawn => Command("UPDATE reading SET sequence = $2, withdrawn = true WHERE bulletin = $1", e),
        _ => null,
    };

    private static NpgsqlCommand Command(string sql, StoredEvent e, params object[] values)
    {
        var command = new NpgsqlCommand(sql);
        foreach (var value in (object[])[EntryFamily.BulletinOf(e), e.Sequence, .. values]) command.Parameters.Add(new NpgsqlParameter { Value = value });
        return command;
    }

    private static async Task WriteAsync(IReadOnlyList<StoredProposal> proposals, NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(
            """
            INSERT INTO proposal AS p (id, bulletin, place, kind, state, confidence, version, sequence, body)
            SELECT * FROM unnest($1::text[], $2::text[], $3::int[], $4::text[], $5::text[], $6::numeric[], $7::bigint[], $8::bigint[], $9::jsonb[])
            ON CONFLICT (id) DO UPDATE SET
              kind = EXCLUDED.kind, state = EXCLUDED.state, version = EXCLUDED.version, sequence = EXCLUDED.sequence, body = EXCLUDED.body
            """, connection);
        Add(command, proposals.Select(p => p.Id));
        Add(command, proposals.Select(p => p.Proposal.Proposed.Bulletin));
        Add(command, proposals.Select(p => p.Proposal.Proposed.Occurrence.Citations[0].Start));
        Add(command, proposals.Select(p => Words<OccurrenceKind>.Of(p.Proposal.Occurrence.Kind)));
        Add(command, proposals.Select(p => Words<ProposalState>.Of(p.Proposal.State)));
        Add(command, proposals.Select(p => p.Proposal.Proposed.Confidence));
        Add(command, proposals.Select(p => p.Version));
        Add(command, proposals.Select(p => p.Sequence));
        command.Parameters.Add(new NpgsqlParameter<string[]>
        {
            NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Jsonb,
            TypedValue = [.. proposals.Select(p => JsonSerializer.Serialize(p, TimelineJson.Options))],
        });
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    private static void Add<T>(NpgsqlCommand command, IEnumerable<T> values) =>
        command.Parameters.Add(new NpgsqlParameter<T[]> { TypedValue = [.. values] });
}

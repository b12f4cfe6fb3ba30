using System.Data;
using System.Globalization;
using System.Text.Json;
using Npgsql;
using Timeline.Api.Catalogues;
using Timeline.Domain.Bulletins;

namespace Timeline.Api.Http;

/// <summary>One moment of the read model: everything that is read through it belongs together.</summary>
internal sealed class ReadSnapshot : IAsyncDisposable
{
    private readonly NpgsqlTransaction _transaction;

    private ReadSnapshot(NpgsqlConnection connection, NpgsqlTransaction transaction, Catalogue catalogue, long sequence, bool isAhead, ReadMarks marks)
    {
        _transaction = transaction;
        Connection = connection;
        Catalogue = catalogue;
        Sequence = sequence;
        IsAhead = isAhead;
        Marks = marks.All;
        Reached = marks.IsAhead ? null : new PointRead(marks.Builds, marks.Sequence);
        Proposals = marks.Proposals;
    }

    public NpgsqlConnection Connection { get; }

    /// <summary>The catalogue at this moment.</summary>
    public Catalogue Catalogue { get; }

    /// <summary>The log is shown up to here.</summary>
    public long Sequence { get; }

    /// <summary>
    /// True when some of what is read is already further than <see cref="Sequence"/>: less was asked for, or one
    /// projection is ahead of another.
    /// </summary>
    public bool IsAhead { get; }

    /// <summary>The sequence that filters must keep to; null when nothing is beyond it, which is the quickest.</summary>
    public long? Through => IsAhead ? Sequence : null;

    /// <summary>The marks of all projections that are read, as one word: what is shown changes only when it does.</summary>
    public string Marks { get; }

    /// <summary>The builds that are read, and the sequence that all of them have reached; null when some are further than others.</summary>
    public PointRead? Reached { get; }

    /// <summary>Proposals are shown up to here; they hold nobody up who does not ask for them.</summary>
    public long Proposals { get; }

    /// <summary>Tells in the answer how far proposals are shown, if that is less far than all else.</summary>
    public void TellProposals(HttpContext http) =>
        http.Response.Headers[Answers.SequenceHeader] = Math.Min(Sequence, Proposals).ToString(CultureInfo.InvariantCulture);

    /// <summary>Opens the present, or what was recorded until some point of it.</summary>
    /// <param name="source">The database.</param>
    /// <param name="catalogues">The catalogues read so far.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <param name="until">The point; null for the present.</param>
    /// <param name="timeout">How long a statement may take; null for as long as it does.</param>
    public static async Task<ReadSnapshot> OpenAsync(
        NpgsqlDataSource source, CatalogueCache catalogues, CancellationToken cancellationToken, RecordedUntil? until = null, TimeSpan? timeout = null)
    {
        var connection = await source.OpenConnectionAsync(cancellationToken);
        try
        {
            var transaction = await connection.BeginTransactionAsync(IsolationLevel.RepeatableRead, cancellationToken);
            var marks = await ReadMarksAsync(connection, timeout ?? TimeSpan.Zero, cancellationToken);
            var catalogue = await catalogues.GetAsync(connection, marks.Stamp, cancellationToken);
            var shown = until is null ? marks.Sequence : await until.FindAsync(connection, marks.Sequence, cancellationToken);
            return new ReadSnapshot(connection, transaction, catalogue, shown, marks.IsAhead || shown < marks.Sequence, marks);
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }

    /// <summary>The slugs of all bulletins, and the days on which they came out.</summary>
    public async Task<Dictionary<string, DateOnly>> BulletinsAsync(CancellationToken cancellationToken)
    {
        var published = new Dictionary<string, DateOnly>();
        await using var command = new NpgsqlCommand("SELECT id, published FROM bulletin", Connection);
        await using var rows = await command.ExecuteReaderAsync(cancellationToken);
        while (await rows.ReadAsync(cancellationToken)) published.Add(rows.GetString(0), rows.GetFieldValue<DateOnly>(1));
        return published;
    }

    /// <summary>All bulletins by slug.</summary>
    public async Task<Dictionary<string, Bulletin>> DocumentsAsync(CancellationToken cancellationToken)
    {
        var documents = new Dictionary<string, Bulletin>();
        await using var command = new NpgsqlCommand("SELECT id, description FROM bulletin", Connection);
        await using var rows = await command.ExecuteReaderAsync(cancellationToken);
        while (await rows.ReadAsync(cancellationToken))
            documents.Add(rows.GetString(0), JsonSerializer.Deserialize<Bulletin>(rows.GetFieldValue<byte[]>(1), TimelineJson.Options)!);
        return documents;
    }

    /// <summary>True when a search for these words looks for anything at all.</summary>
    public async Task<bool> IsSearchableAsync(string words, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand("SELECT numnode(websearch_to_tsquery('english', $1)) > 0", Connection);
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = words });
        return (bool)(await command.ExecuteScalarAsync(cancellationToken))!;
    }

    public async ValueTask DisposeAsync()
    {
        await _transaction.DisposeAsync();
        await Connection.DisposeAsync();
    }

    private static async Task<ReadMarks> ReadMarksAsync(
        NpgsqlConnection connection, TimeSpan timeout, CancellationToken cancellationToken)
    {
        // Compiling a plan takes longer than the questions asked here. The builds are those of this very snapshot: a build that takes their place meanwhile is not seen.
        await using var command = new NpgsqlCommand(
            $"""
            SELECT min(mark) FILTER (WHERE name <> 'proposals'),
                   min(mark) FILTER (WHERE name <> 'proposals') < max(mark) FILTER (WHERE name <> 'proposals'),
                   max(mark) FILTER (WHERE name = 'proposals'), string_agg(mark::text, '.' ORDER BY name),
                   set_config('search_path', string_agg('timeline_read_' || name || '_' || build, ', ' ORDER BY name), true),
                   set_config('jit', 'off', true),
                   set_config('statement_timeout', '{(long)timeout.TotalMilliseconds}', true)
            FROM timeline_read.projection WHERE name IN ('catalogue', 'proposals', 'timeline');
            SELECT coalesce(max(sequence), 0) FROM catalogue
            """, connection);
        await using var row = await command.ExecuteReaderAsync(cancellationToken);
        await row.ReadAsync(cancellationToken);
        var marks = new ReadMarks(row.GetInt64(0), row.GetBoolean(1), row.GetInt64(2), row.GetString(3), row.GetString(4), 0);
        await row.NextResultAsync(cancellationToken);
        await row.ReadAsync(cancellationToken);
        return marks with { Stamp = row.GetInt64(0) };
    }

    /// <param name="Sequence">What is read is shown up to here.</param>
    /// <param name="IsAhead">Whether some of it is further.</param>
    /// <param name="Proposals">Proposals are shown up to here.</param>
    /// <param name="All">All marks as one word.</param>
    /// <param name="Builds">Where the tables are.</param>
    /// <param name="Stamp">The last sequence in the catalogue's table.</param>
    private sealed record ReadMarks(long Sequence, bool IsAhead, long Proposals, string All, string Builds, long Stamp);
}

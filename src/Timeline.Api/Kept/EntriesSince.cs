using Npgsql;
using Timeline.Api.Http;

namespace Timeline.Api.Kept;

/// <summary>Tells which entries became others at present since some point of the log, so that what is kept of them is brought up to date.</summary>
internal static class EntriesSince
{
    /// <summary>Beyond this many it is quicker to read everything anew.</summary>
    private const int Most = 5_000;

    /// <param name="snapshot">A moment of the read model.</param>
    /// <param name="since">The point: a sequence up to which what is kept is true.</param>
    /// <param name="until">The sequence that the read model has reached.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <returns>Their slugs; null when everything is to be read anew.</returns>
    public static async Task<string[]?> ReadAsync(ReadSnapshot snapshot, long since, long until, CancellationToken cancellationToken)
    {
        // For whom actors stand is worked out anew in all entries without a trace in their bounds.
        if (until - since > Most || await IsAnyAsync("SELECT FROM timeline.mt_events WHERE seq_id > $1 AND seq_id <= $2 AND type = 'actor_described'"))
            return null;
        await using var command = Command(
            $"""
             SELECT id FROM entry WHERE present AND known_from > $1 AND known_from <= $2
             UNION
             SELECT id FROM entry WHERE NOT present AND known_to > $1 AND known_to <= $2
             LIMIT {Most + 1}
             """);
        await using var rows = await command.ExecuteReaderAsync(cancellationToken);
        var ids = new List<string>();
        while (await rows.ReadAsync(cancellationToken)) ids.Add(rows.GetString(0));
        return ids.Count > Most ? null : [.. ids];

        async Task<bool> IsAnyAsync(string sql)
        {
            await using var exists = Command($"SELECT EXISTS ({sql})");
            return (bool)(await exists.ExecuteScalarAsync(cancellationToken))!;
        }

        NpgsqlCommand Command(string sql)
        {
            var asked = new NpgsqlCommand(sql, snapshot.Connection);
            asked.Parameters.Add(new NpgsqlParameter<long> { TypedValue = since });
            asked.Parameters.Add(new NpgsqlParameter<long> { TypedValue = until });
            return asked;
        }
    }
}

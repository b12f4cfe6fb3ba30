using Npgsql;

namespace Timeline.EventStore.Migrations;

/// <summary>
/// Brings a database to the state that the program's scripts describe: all in one transaction, under a lock, so that
/// any number of nodes may start at once and a failure leaves nothing half done.
/// </summary>
public static class Migrator
{
    private const long Lock = 0x54696D656C696E65; // "Timeline"

    private const string Ledger =
        """
        CREATE SCHEMA IF NOT EXISTS timeline_read;
        CREATE TABLE IF NOT EXISTS timeline_read.migration (
          name       text        PRIMARY KEY,
          checksum   text        NOT NULL,
          applied_at timestamptz NOT NULL DEFAULT now()
        );
        """;

    /// <summary>Runs what is new or changed and returns the names of those scripts, in the order they ran.</summary>
    /// <exception cref="MigrationRefusedException">
    /// A numbered script was changed after it had run here, or the database has one that this program does not know.
    /// </exception>
    public static async Task<IReadOnlyList<string>> MigrateAsync(
        NpgsqlDataSource source, IReadOnlyCollection<MigrationScript> scripts, CancellationToken cancellationToken)
    {
        await using var connection = await source.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        await ExecuteAsync(connection, $"SELECT pg_advisory_xact_lock({Lock})", cancellationToken);
        await ExecuteAsync(connection, Ledger, cancellationToken);

        var applied = await ReadLedgerAsync(connection, cancellationToken);
        Refuse(scripts, applied);
        var pending = scripts
            .Where(script => applied.GetValueOrDefault(script.Name) != script.Checksum)
            .OrderByDescending(script => script.RunsOnce).ThenBy(script => script.Name, StringComparer.Ordinal)
            .ToList();
        foreach (var script in pending)
        {
            await ExecuteAsync(connection, script.Sql, cancellationToken);
            await RecordAsync(connection, script, cancellationToken);
        }

        await transaction.CommitAsync(cancellationToken);
        return [.. pending.Select(script => script.Name)];
    }

    private static void Refuse(IReadOnlyCollection<MigrationScript> scripts, Dictionary<string, string> applied)
    {
        var numbered = scripts.Where(script => script.RunsOnce).ToDictionary(script => script.Name);
        foreach (var (name, checksum) in applied.Where(entry => char.IsAsciiDigit(entry.Key[0])))
        {
            if (!numbered.TryGetValue(name, out var script))
            {
                throw new MigrationRefusedException(
                    $"The database has run migrations/{name}, which this program does not know: it belongs to a newer one. Start that one.");
            }

            if (script.Checksum != checksum)
            {
                throw new MigrationRefusedException(
                    $"migrations/{name} was changed after it had run on this database. Restore the file and put the change into a new migration.");
            }
        }
    }

    private static async Task<Dictionary<string, string>> ReadLedgerAsync(
        NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        var applied = new Dictionary<string, string>();
        await using var command = new NpgsqlCommand("SELECT name, checksum FROM timeline_read.migration", connection);
        await using var rows = await command.ExecuteReaderAsync(cancellationToken);
        while (await rows.ReadAsync(cancellationToken)) applied.Add(rows.GetString(0), rows.GetString(1));
        return applied;
    }

    private static async Task RecordAsync(
        NpgsqlConnection connection, MigrationScript script, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(
            """
            INSERT INTO timeline_read.migration (name, checksum) VALUES ($1, $2)
            ON CONFLICT (name) DO UPDATE SET checksum = EXCLUDED.checksum, applied_at = now()
            """, connection);
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = script.Name });
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = script.Checksum });
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    private static async Task ExecuteAsync(NpgsqlConnection connection, string sql, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync(cancellationToken);
    }
}

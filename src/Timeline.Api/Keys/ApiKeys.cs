using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using NodaTime;
using Npgsql;
using Timeline.Domain;

namespace Timeline.Api.Keys;

/// <summary>The keys by which somebody may write.</summary>
internal sealed class ApiKeys(NpgsqlDataSource source, IClock clock)
{
    private const string Prefix = "tl_";
    private const string Select = "SELECT name, role, created_at FROM timeline_read.api_key WHERE revoked_at IS NULL";

    /// <summary>Makes a key for a name, in place of an earlier one that it may have had.</summary>
    /// <returns>The key; it can never be shown again.</returns>
    public async Task<string> AddAsync(string name, KeyRole role, CancellationToken cancellationToken)
    {
        var key = Prefix + Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));
        await using var command = source.CreateCommand(
            """
            INSERT INTO timeline_read.api_key (name, role, sha256, created_at) VALUES ($1, $2, $3, $4)
            ON CONFLICT (name) DO UPDATE
            SET role = EXCLUDED.role, sha256 = EXCLUDED.sha256, created_at = EXCLUDED.created_at, revoked_at = NULL
            """);
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = name });
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = Words<KeyRole>.Of(role) });
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = HashOf(key) });
        command.Parameters.Add(new NpgsqlParameter<DateTime> { TypedValue = clock.GetCurrentInstant().ToDateTimeUtc() });
        await command.ExecuteNonQueryAsync(cancellationToken);
        return key;
    }

    /// <summary>Ends a key.</summary>
    /// <returns>False when the name has none that holds.</returns>
    public async Task<bool> RevokeAsync(string name, CancellationToken cancellationToken)
    {
        await using var command = source.CreateCommand(
            "UPDATE timeline_read.api_key SET revoked_at = $2 WHERE name = $1 AND revoked_at IS NULL");
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = name });
        command.Parameters.Add(new NpgsqlParameter<DateTime> { TypedValue = clock.GetCurrentInstant().ToDateTimeUtc() });
        return await command.ExecuteNonQueryAsync(cancellationToken) > 0;
    }

    /// <summary>Whose key this is; null when it is nobody's, or was revoked.</summary>
    public async Task<KeyHolder?> FindAsync(string key, CancellationToken cancellationToken)
    {
        await using var command = source.CreateCommand($"{Select} AND sha256 = $1");
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = HashOf(key) });
        return (await ReadAsync(command, cancellationToken)).SingleOrDefault();
    }

    /// <summary>All who have a key that holds, by name.</summary>
    public async Task<IReadOnlyList<KeyHolder>> ListAsync(CancellationToken cancellationToken)
    {
        await using var command = source.CreateCommand($"{Select} ORDER BY name");
        return await ReadAsync(command, cancellationToken);
    }

    private static async Task<IReadOnlyList<KeyHolder>> ReadAsync(NpgsqlCommand command, CancellationToken cancellationToken)
    {
        var holders = new List<KeyHolder>();
        await using var rows = await command.ExecuteReaderAsync(cancellationToken);
        while (await rows.ReadAsync(cancellationToken))
            holders.Add(new KeyHolder(rows.GetString(0), Words<KeyRole>.Parse(rows.GetString(1)), rows.GetDateTime(2)));
        return holders;
    }

    /// <summary>A key is as long as its hash and drawn at random, so one round without salt gives nothing away.</summary>
    private static string HashOf(string key) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(key)));
}

/// <summary>Somebody with a key.</summary>
internal sealed record KeyHolder(string Name, KeyRole Role, DateTime CreatedAt);

/// <summary>What a key allows.</summary>
internal enum KeyRole
{
    /// <summary>To record and correct.</summary>
    Analyst,

    /// <summary>To do whatever else will be asked for; today the same.</summary>
    Admin,
}

using Npgsql;
using Timeline.Domain.Bulletins;
using Timeline.Reading;

namespace Timeline.Api.Bulletins;

/// <summary>The bytes of the documents, kept once by their hash. Whoever keeps them first names the bulletin they belong to.</summary>
internal sealed class Documents(NpgsqlDataSource source)
{
    /// <summary>Keeps a document's bytes and tells whose they are.</summary>
    /// <returns>The bulletin they belong to: <paramref name="bulletin"/>, or the one that was given before with the same bytes.</returns>
    public async Task<string> KeepAsync(string sha256, byte[] bytes, string bulletin, CancellationToken cancellationToken)
    {
        await using var command = source.CreateCommand(
            """
            INSERT INTO timeline_text.document AS d (sha256, bytes, bulletin) VALUES ($1, $2, $3)
            ON CONFLICT (sha256) DO UPDATE SET bulletin = CASE
              WHEN EXISTS (SELECT FROM timeline.mt_events e WHERE e.stream_id = 'bulletin/' || d.bulletin AND e.data ->> 'sha256' = d.sha256) THEN d.bulletin
              ELSE EXCLUDED.bulletin  -- whoever kept them did not come to register the bulletin, or was refused that name
            END
            RETURNING d.bulletin
            """);
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = sha256 });
        command.Parameters.Add(new NpgsqlParameter<byte[]> { TypedValue = bytes });
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = bulletin });
        return (string)(await command.ExecuteScalarAsync(cancellationToken))!;
    }

    /// <summary>The bulletin that is registered with these bytes; null when none is.</summary>
    public async Task<string?> OwnerAsync(string sha256, CancellationToken cancellationToken)
    {
        await using var command = source.CreateCommand(
            """
            SELECT d.bulletin FROM timeline_text.document d
            WHERE d.sha256 = $1 AND EXISTS (SELECT FROM timeline.mt_events e WHERE e.stream_id = 'bulletin/' || d.bulletin AND e.data ->> 'sha256' = d.sha256)
            """);
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = sha256 });
        return (string?)await command.ExecuteScalarAsync(cancellationToken);
    }

    /// <summary>The text with this hash; null when it is not kept.</summary>
    public async Task<BulletinText?> ReadAsync(string sha256, CancellationToken cancellationToken)
    {
        await using var command = source.CreateCommand("SELECT bytes FROM timeline_text.document WHERE sha256 = $1");
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = sha256 });
        return await command.ExecuteScalarAsync(cancellationToken) is byte[] bytes ? BulletinText.Decode(bytes) : null;
    }

    /// <summary>The slugs of all bulletins that are registered, whether the read model shows them yet or not.</summary>
    public async Task<IReadOnlyList<string>> BulletinsAsync(CancellationToken cancellationToken)
    {
        var ids = new List<string>();
        await using var command = source.CreateCommand("SELECT id FROM timeline.mt_streams WHERE type = 'bulletin'");
        await using var rows = await command.ExecuteReaderAsync(cancellationToken);
        while (await rows.ReadAsync(cancellationToken)) ids.Add(Bulletin.IdOf(rows.GetString(0)));
        return ids;
    }
}

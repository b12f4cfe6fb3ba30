using System.Text.Json;
using Npgsql;
using NpgsqlTypes;

namespace Timeline.Api.Timelines;

/// <summary>
/// Has PostgreSQL work out the words of entries on a connection of its own, while another one writes all that does not
/// need them: it is as much work as all indexes together.
/// </summary>
internal static class EntryWords
{
    /// <summary>The words of those of some versions that are of the present, in their order, as PostgreSQL sends a tsvector.</summary>
    public static async Task<IReadOnlyList<byte[]>> OfAsync(NpgsqlDataSource source, IEnumerable<EntryVersion> versions, CancellationToken cancellationToken)
    {
        var entries = versions.Where(version => version.IsPresent).Select(version => version.Entry).ToList();
        if (entries.Count == 0) return [];
        await using var command = source.CreateCommand(
            "SELECT tsvectorsend(timeline_read.words_of(texts)) FROM unnest($1) WITH ORDINALITY AS given (texts, n) ORDER BY n");
        command.Parameters.Add(new NpgsqlParameter<byte[][]>
        {
            NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Jsonb,
            TypedValue = [.. entries.Select(TextsOf)],
        });
        var words = new List<byte[]>(entries.Count);
        await using var rows = await command.ExecuteReaderAsync(cancellationToken);
        while (await rows.ReadAsync(cancellationToken)) words.Add(rows.GetFieldValue<byte[]>(0));
        return words;
    }

    /// <summary>As much of the body as is searched.</summary>
    private static byte[] TextsOf(StoredEntry entry) => JsonSerializer.SerializeToUtf8Bytes(
        new { entry.Title, entry.Summary, entry.Note, Citations = entry.Citations.Select(citation => new { citation.Quote }) }, TimelineJson.Options);
}

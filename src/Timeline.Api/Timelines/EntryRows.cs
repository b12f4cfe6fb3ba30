using System.Text.Json;
using Npgsql;
using NpgsqlTypes;
using Timeline.Domain;
using Timeline.Domain.Coding;
using Timeline.Domain.Occurrences;

namespace Timeline.Api.Timelines;

/// <summary>Writes versions of entries into the table <c>entry</c> by binary COPY, the quickest way in.</summary>
internal static class EntryRows
{
    private const string Columns =
        """
        (id, present, known_from, known_to, published_from, published_to, kind, status, earliest, latest, first_published,
          coding_type, quad_class, place, terms, parts, version, sequence, recorded_at, body, search)
        FROM STDIN (FORMAT binary)
        """;

    /// <summary>Writes versions of the past, and then those of the present, whose words have been worked out meanwhile.</summary>
    /// <param name="connection">Where the batch's transaction is.</param>
    /// <param name="versions">The versions.</param>
    /// <param name="words">The words of those of the present, in their order.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public static async Task WriteAsync(
        NpgsqlConnection connection, IReadOnlyList<EntryVersion> versions, Task<IReadOnlyList<byte[]>> words, CancellationToken cancellationToken)
    {
        var past = versions.Where(version => !version.IsPresent).Select(version => (version, (byte[]?)null)).ToList();
        await WriteAsync(connection, "entry_past", past, cancellationToken);
        var present = versions.Where(version => version.IsPresent).ToList();
        await WriteAsync(connection, "entry_present", present.Zip(await words, (version, found) => (version, (byte[]?)found)).ToList(), cancellationToken);
    }

    private static async Task WriteAsync(
        NpgsqlConnection connection, string table, List<(EntryVersion Version, byte[]? Words)> versions, CancellationToken cancellationToken)
    {
        if (versions.Count == 0) return;
        await using var copy = await connection.BeginBinaryImportAsync($"COPY {table} {Columns}", cancellationToken);
        foreach (var (version, words) in versions) await WriteAsync(copy, version, words, cancellationToken);
        await copy.CompleteAsync(cancellationToken);
    }

    private static async Task WriteAsync(NpgsqlBinaryImporter copy, EntryVersion version, byte[]? words, CancellationToken cancellationToken)
    {
        var e = version.Entry;
        await copy.StartRowAsync(cancellationToken);
        await copy.WriteTextAsync(e.Id, cancellationToken);
        await copy.WriteAsync(version.IsPresent, NpgsqlDbType.Boolean, cancellationToken);
        await copy.WriteAsync(version.KnownFrom, NpgsqlDbType.Bigint, cancellationToken);
        await copy.WriteMaybeAsync(version.KnownTo, NpgsqlDbType.Bigint, cancellationToken);
        await copy.WriteDayAsync(version.PublishedFrom, cancellationToken);
        await copy.WriteDayAsync(version.PublishedTo, cancellationToken);
        await copy.WriteTextAsync(Words<OccurrenceKind>.Of(e.Kind), cancellationToken);
        await copy.WriteTextAsync(Words<OccurrenceStatus>.Of(e.Status), cancellationToken);
        await copy.WriteDayAsync(e.Date.Earliest?.ToDateOnly(), cancellationToken);
        await copy.WriteDayAsync(e.Date.Latest?.ToDateOnly(), cancellationToken);
        await copy.WriteDayAsync(e.FirstPublished, cancellationToken);
        await copy.WriteTextAsync(Words<CodingType>.Of(e.Coding.Type), cancellationToken);
        await copy.WriteTextAsync(Words<QuadClass>.Of(e.Coding.QuadClass), cancellationToken);
        await copy.WriteTextAsync(e.Place, cancellationToken);
        await copy.WriteAsync(EntryTerms.TermsOf(e), NpgsqlDbType.Array | NpgsqlDbType.Text, cancellationToken);
        await copy.WriteAsync(EntryTerms.PartsOf(e), NpgsqlDbType.Array | NpgsqlDbType.Text, cancellationToken);
        await copy.WriteAsync(e.Version, NpgsqlDbType.Bigint, cancellationToken);
        await copy.WriteAsync(e.Sequence, NpgsqlDbType.Bigint, cancellationToken);
        await copy.WriteAsync(e.RecordedAt, NpgsqlDbType.TimestampTz, cancellationToken);
        await copy.WriteAsync(JsonSerializer.SerializeToUtf8Bytes(e, TimelineJson.Options), NpgsqlDbType.Jsonb, cancellationToken);

        // COPY takes what a type's own send function gave; it does not ask what Npgsql calls it.
        if (words is null) await copy.WriteNullAsync(cancellationToken);
        else await copy.WriteAsync(words, NpgsqlDbType.Bytea, cancellationToken);
    }
}

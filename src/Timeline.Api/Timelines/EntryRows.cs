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
    private const string Copy =
        """
        COPY entry (id, present, known_from, known_to, published_from, published_to, kind, status, earliest, latest, first_published,
          coding_type, quad_class, place, terms, version, sequence, recorded_at, body)
        FROM STDIN (FORMAT binary)
        """;

    public static async Task WriteAsync(NpgsqlConnection connection, IEnumerable<EntryVersion> versions, CancellationToken cancellationToken)
    {
        await using var copy = await connection.BeginBinaryImportAsync(Copy, cancellationToken);
        foreach (var version in versions) await WriteAsync(copy, version, cancellationToken);
        await copy.CompleteAsync(cancellationToken);
    }

    private static async Task WriteAsync(NpgsqlBinaryImporter copy, EntryVersion version, CancellationToken cancellationToken)
    {
        var e = version.Entry;
        await copy.StartRowAsync(cancellationToken);
        await copy.WriteAsync(e.Id, NpgsqlDbType.Text, cancellationToken);
        await copy.WriteAsync(version.IsPresent, NpgsqlDbType.Boolean, cancellationToken);
        await copy.WriteAsync(version.KnownFrom, NpgsqlDbType.Bigint, cancellationToken);
        await MaybeAsync(copy, version.KnownTo, NpgsqlDbType.Bigint, cancellationToken);
        await WriteDayAsync(copy, version.PublishedFrom, cancellationToken);
        await WriteDayAsync(copy, version.PublishedTo, cancellationToken);
        await copy.WriteAsync(Words<OccurrenceKind>.Of(e.Kind), NpgsqlDbType.Text, cancellationToken);
        await copy.WriteAsync(Words<OccurrenceStatus>.Of(e.Status), NpgsqlDbType.Text, cancellationToken);
        await WriteDayAsync(copy, e.Date.Earliest?.ToDateOnly(), cancellationToken);
        await WriteDayAsync(copy, e.Date.Latest?.ToDateOnly(), cancellationToken);
        await WriteDayAsync(copy, e.FirstPublished, cancellationToken);
        await copy.WriteAsync(Words<CodingType>.Of(e.Coding.Type), NpgsqlDbType.Text, cancellationToken);
        await copy.WriteAsync(Words<QuadClass>.Of(e.Coding.QuadClass), NpgsqlDbType.Text, cancellationToken);
        if (e.Place is null) await copy.WriteNullAsync(cancellationToken);
        else await copy.WriteAsync(e.Place, NpgsqlDbType.Text, cancellationToken);
        await copy.WriteAsync(EntryTerms.Of(e), NpgsqlDbType.Array | NpgsqlDbType.Text, cancellationToken);
        await copy.WriteAsync(e.Version, NpgsqlDbType.Bigint, cancellationToken);
        await copy.WriteAsync(e.Sequence, NpgsqlDbType.Bigint, cancellationToken);
        await copy.WriteAsync(e.RecordedAt, NpgsqlDbType.TimestampTz, cancellationToken);
        await copy.WriteAsync(JsonSerializer.SerializeToUtf8Bytes(e, TimelineJson.Options), NpgsqlDbType.Jsonb, cancellationToken);
    }

    private static Task MaybeAsync<T>(NpgsqlBinaryImporter copy, T? value, NpgsqlDbType type, CancellationToken cancellationToken) where T : struct =>
        value is { } there ? copy.WriteAsync(there, type, cancellationToken) : copy.WriteNullAsync(cancellationToken);

    /// <summary>As the number of days since 2000, which PostgreSQL takes for a date: Npgsql takes the first and the last day there is for infinity.</summary>
    private static Task WriteDayAsync(NpgsqlBinaryImporter copy, DateOnly? day, CancellationToken cancellationToken) =>
        day is { } there
            ? copy.WriteAsync(there.DayNumber - new DateOnly(2000, 1, 1).DayNumber, NpgsqlDbType.Integer, cancellationToken)
            : copy.WriteNullAsync(cancellationToken);
}

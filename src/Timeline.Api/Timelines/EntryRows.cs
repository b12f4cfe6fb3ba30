using Npgsql;
using Timeline.Domain;
using Timeline.Domain.Coding;
using Timeline.Domain.Occurrences;
using Timeline.EventStore.Projections;

namespace Timeline.Api.Timelines;

/// <summary>Writes versions of entries into the table <c>entry</c> by binary COPY, the quickest way in.</summary>
internal static class EntryRows
{
    private const string Columns =
        """
        (id, present, known_from, known_to, published_from, published_to, kind, status, earliest, latest, first_published,
          coding_type, quad_class, place, terms, parts, version, sequence, recorded_at, body, search)
        """;

    private const short CountOfColumns = 21;

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
        await using var rows = await BinaryRows.BeginAsync(connection, $"{table} {Columns}", cancellationToken);
        foreach (var (version, words) in versions)
        {
            Write(rows, version, words);
            await rows.FlushAsync(cancellationToken);
        }

        await rows.CompleteAsync(cancellationToken);
    }

    private static void Write(BinaryRows rows, EntryVersion version, byte[]? words)
    {
        var e = version.Entry;
        rows.Row(CountOfColumns);
        rows.Text(e.Id);
        rows.Boolean(version.IsPresent);
        rows.Big(version.KnownFrom);
        rows.Big(version.KnownTo);
        rows.Day(version.PublishedFrom);
        rows.Day(version.PublishedTo);
        rows.Text(Words<OccurrenceKind>.Of(e.Kind));
        rows.Text(Words<OccurrenceStatus>.Of(e.Status));
        rows.Day(e.Date.Earliest?.ToDateOnly());
        rows.Day(e.Date.Latest?.ToDateOnly());
        rows.Day(e.FirstPublished);
        rows.Text(Words<CodingType>.Of(e.Coding.Type));
        rows.Text(Words<QuadClass>.Of(e.Coding.QuadClass));
        rows.Text(e.Place);
        rows.Texts(EntryTerms.TermsOf(e));
        rows.Texts(EntryTerms.PartsOf(e));
        rows.Big(e.Version);
        rows.Big(e.Sequence);
        rows.Instant(e.RecordedAt);
        rows.Json(e, TimelineJson.Options);
        rows.Sent(words);
    }
}

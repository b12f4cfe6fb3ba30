using System.Text.Json.Serialization;
using Npgsql;
using Timeline.Api.Http;
using Timeline.Domain;
using Timeline.Reading;

namespace Timeline.Api.Proposals;

/// <summary>How far the program is with reading a document.</summary>
/// <param name="State">waiting, reading, read or failed.</param>
/// <param name="ReaderVersion">Which version of the rules read it last; null while none has.</param>
/// <param name="Sentences">How many sentences it has; null while it was not read.</param>
/// <param name="Dated">How many of them have a date of their own; null while it was not read.</param>
/// <param name="Proposals">How many proposals were made.</param>
/// <param name="Open">How many of them nobody has decided.</param>
/// <param name="Reason">Why it could not be read, or why there is nothing to propose; null when there is nothing to tell.</param>
internal sealed record ReadingView(
    ReadingState State, string? ReaderVersion, int? Sentences, int? Dated, long Proposals, long Open, string? Reason)
{
    /// <summary>The readings of all documents that the program is to read, by slug.</summary>
    public static async Task<IReadOnlyDictionary<string, ReadingView>> ReadAsync(ReadSnapshot snapshot, string? now, CancellationToken cancellationToken)
    {
        var readings = new Dictionary<string, ReadingView>();
        await using var command = new NpgsqlCommand(
            """
            SELECT r.bulletin, r.reader, r.sentences, r.dated, r.failure, count(p.id), count(p.id) FILTER (WHERE p.state = 'open')
            FROM reading r LEFT JOIN proposal p ON p.bulletin = r.bulletin
            GROUP BY r.bulletin
            """, snapshot.Connection);
        await using var rows = await command.ExecuteReaderAsync(cancellationToken);
        while (await rows.ReadAsync(cancellationToken)) readings.Add(rows.GetString(0), Of(rows, now));
        return readings;
    }

    private static ReadingView Of(NpgsqlDataReader row, string? now)
    {
        var (reader, failure) = (row.IsDBNull(1) ? null : row.GetString(1), row.IsDBNull(4) ? null : row.GetString(4));
        var (sentences, dated) = (row.GetFieldValue<int?>(2), row.GetFieldValue<int?>(3));
        var proposals = row.GetInt64(5);
        var state = reader == Reader.Version
            ? failure is null ? ReadingState.Read : ReadingState.Failed
            : row.GetString(0) == now ? ReadingState.Reading : ReadingState.Waiting;
        var nothing = reader is not null && failure is null ? Unreadable.Nothing(sentences!.Value, dated!.Value, (int)proposals) : null;
        return new ReadingView(state, reader, sentences, dated, proposals, row.GetInt64(6), failure ?? nothing);
    }
}

/// <summary>How far a reading is.</summary>
[JsonConverter(typeof(KebabCaseEnumConverter<ReadingState>))]
internal enum ReadingState
{
    /// <summary>It is to be read, for the first time or by a newer version of the rules.</summary>
    Waiting,

    /// <summary>It is being read.</summary>
    Reading,

    /// <summary>It was read.</summary>
    Read,

    /// <summary>It cannot be read.</summary>
    Failed,
}

using Npgsql;
using Timeline.Domain;
using Timeline.Domain.Coding;
using Timeline.Domain.Occurrences;

namespace Timeline.Api.Kept;

/// <summary>Reads the rows of the table <c>entry</c> into memory.</summary>
internal static class KeptRows
{
    private const string FirstDay = "'0001-01-01'";

    private static readonly string Columns =
        $"""
         {KeptEntry.KeyOf("id")}, earliest - {FirstDay}, latest - {FirstDay}, known_from, known_to, published_from - {FirstDay}, published_to - {FirstDay},
         kind, status, coding_type, place, array_to_string(terms || parts, ' '),
         CASE WHEN body -> 'links' <> '[]' THEN ARRAY(SELECT {KeptEntry.KeyOf("link ->> 'to'")} FROM jsonb_array_elements(body -> 'links') link) END,
         CASE WHEN body -> 'claims' <> '[]' THEN ARRAY(SELECT {KeptEntry.KeyOf("claim ->> 'about'")} FROM jsonb_array_elements(body -> 'claims') WITH ORDINALITY AS c (claim, place) ORDER BY c.place) END,
         CASE WHEN body -> 'claims' <> '[]' THEN ARRAY(SELECT claim ->> 'stance' FROM jsonb_array_elements(body -> 'claims') WITH ORDINALITY AS c (claim, place) ORDER BY c.place) END
         """;

    /// <summary>Adds entries, with all that they were before.</summary>
    /// <param name="connection">The moment that is read.</param>
    /// <param name="entries">Takes them.</param>
    /// <param name="ids">Those that are meant; null for all.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    public static async Task AddAsync(NpgsqlConnection connection, KeptEntries entries, string[]? ids, CancellationToken cancellationToken)
    {
        foreach (var which in (string[])["present", "NOT present"])
        {
            await using var command = new NpgsqlCommand($"SELECT {Columns} FROM entry WHERE {which}{(ids is null ? "" : " AND id = ANY($1)")}", connection) { CommandTimeout = 0 };
            if (ids is not null) command.Parameters.Add(new NpgsqlParameter<string[]> { TypedValue = ids });
            await using var rows = await command.ExecuteReaderAsync(cancellationToken);
            while (await rows.ReadAsync(cancellationToken)) entries.Add(Row(rows), rows.IsDBNull(10) ? null : rows.GetString(10), rows.GetString(11), Tellings(rows));
        }

        entries.Settle();
    }

    /// <summary>The numbers by which entries are known.</summary>
    public static async Task<HashSet<long>> KeysAsync(NpgsqlConnection connection, string[] ids, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand($"SELECT ARRAY(SELECT {KeptEntry.KeyOf("id")} FROM unnest($1) AS id)", connection);
        command.Parameters.Add(new NpgsqlParameter<string[]> { TypedValue = ids });
        return [.. (long[])(await command.ExecuteScalarAsync(cancellationToken))!];
    }

    private static KeptEntry Row(NpgsqlDataReader row) => new()
    {
        Key = row.GetInt64(0),
        Earliest = row.GetInt32(1),
        Latest = row.IsDBNull(2) ? KeptEntry.Ever : row.GetInt32(2),
        KnownFrom = checked((int)row.GetInt64(3)),
        KnownTo = row.IsDBNull(4) ? KeptEntry.Ever : checked((int)row.GetInt64(4)),
        PublishedFrom = row.GetInt32(5),
        PublishedTo = row.IsDBNull(6) ? KeptEntry.Ever : row.GetInt32(6),
        Sort = KeptEntry.SortOf(
            Words<OccurrenceKind>.Parse(row.GetString(7)), Words<OccurrenceStatus>.Parse(row.GetString(8)), Words<CodingType>.Parse(row.GetString(9))),
    };

    private static IEnumerable<(TellingSort, long)> Tellings(NpgsqlDataReader row)
    {
        IEnumerable<(TellingSort, long)> tellings = row.IsDBNull(12) ? [] : row.GetFieldValue<long[]>(12).Select(to => (TellingSort.Leads, to));
        return row.IsDBNull(13)
            ? tellings
            : tellings.Concat(row.GetFieldValue<string[]>(14).Zip(row.GetFieldValue<long[]>(13), (stance, about) => (SortOf(Words<ClaimStance>.Parse(stance)), about)));
    }

    private static TellingSort SortOf(ClaimStance stance) => stance switch
    {
        ClaimStance.Asserts or ClaimStance.Confirms => TellingSort.Holds,
        ClaimStance.Denies or ClaimStance.Disputes => TellingSort.Denies,
        _ => TellingSort.Withdraws,
    };
}

using System.Text.Json;
using Npgsql;
using Timeline.Api.Timelines;
using Timeline.Domain.Occurrences;

namespace Timeline.Api.Changes;

/// <summary>An entry at two points.</summary>
/// <param name="Before">At the earlier one; null when it was not there.</param>
/// <param name="WasChosen">Whether the filter chose it there.</param>
/// <param name="After">At the later one; null when it is not there.</param>
/// <param name="IsChosen">Whether the filter chooses it there.</param>
internal sealed record EntryPair(StoredEntry? Before, bool WasChosen, StoredEntry? After, bool IsChosen)
{
    /// <summary>What became of it, for those whom the filter lets see it at one of the points at least.</summary>
    public ChangeKind Kind => (WasChosen, IsChosen, After) switch
    {
        (false, _, _) => ChangeKind.Added,
        (true, _, null) => ChangeKind.Retracted,
        (true, _, { Status: OccurrenceStatus.Retracted }) when Before!.Status != After.Status => ChangeKind.Retracted,
        (true, _, { Status: OccurrenceStatus.Merged }) when Before!.Status != After.Status => ChangeKind.Merged,
        (true, true, _) => ChangeKind.Corrected,
        (true, false, _) => ChangeKind.Left,
    };

    /// <param name="rows">A row.</param>
    /// <param name="column">Where the four columns begin: body and choice at the earlier point, body and choice at the later one.</param>
    public static EntryPair Read(NpgsqlDataReader rows, int column) =>
        new(Body(rows, column), rows.GetBoolean(column + 1), Body(rows, column + 2), rows.GetBoolean(column + 3));

    private static StoredEntry? Body(NpgsqlDataReader rows, int column) =>
        rows.IsDBNull(column) ? null : JsonSerializer.Deserialize<StoredEntry>(rows.GetFieldValue<byte[]>(column), TimelineJson.Options);
}

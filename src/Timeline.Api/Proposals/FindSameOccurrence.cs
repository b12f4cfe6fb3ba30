using System.Text.Json;
using Npgsql;
using Timeline.Api.Timelines;
using Timeline.Domain;
using Timeline.Domain.Dates;
using Timeline.Domain.Occurrences;
using Timeline.Domain.Proposals;

namespace Timeline.Api.Proposals;

/// <summary>
/// Finds the entry that a proposal tells once more: of the same kind, on days that both may mean, with the same actors.
/// A person has the last word, so it is better to find none than a wrong one.
/// </summary>
internal sealed class FindSameOccurrence(NpgsqlDataSource source)
{
    /// <summary>Which part of the actors of either side both must name.</summary>
    private const double Enough = 0.5;

    /// <summary>The most days that a date may mean: what happened "in that year" is the same as hardly anything.</summary>
    private const int Widest = 31;

    /// <summary>Looks among the active entries.</summary>
    /// <param name="occurrence">What is proposed.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <returns>The slug of the likest entry; null when none is like it.</returns>
    public async Task<string?> AmongAsync(ProposedOccurrence occurrence, CancellationToken cancellationToken) =>
        occurrence.Participants.Count == 0 || !IsNarrow(occurrence.Date) ? null : Likest(await CandidatesAsync(occurrence, cancellationToken), occurrence);

    /// <summary>
    /// Looks among the entries that other bulletins alone have told, so far: what one bulletin tells twice, the reader has
    /// held apart itself.
    /// </summary>
    /// <inheritdoc cref="AmongAsync"/>
    public async Task<string?> ElsewhereAsync(ProposedOccurrence occurrence, CancellationToken cancellationToken) =>
        occurrence.Participants.Count == 0 || !IsNarrow(occurrence.Date)
            ? null
            : Likest((await CandidatesAsync(occurrence, cancellationToken)).Where(entry => !entry.Citations.Any(one => IsOf(occurrence, one.Bulletin))), occurrence);

    /// <summary>Whether two proposals of different bulletins tell the same, by the same rules.</summary>
    public static bool IsSame(ProposedOccurrence one, ProposedOccurrence other) =>
        one.Kind == other.Kind && one.Date.Overlaps(other.Date) && IsNarrow(one.Date) && IsNarrow(other.Date)
        && one.Participants.Count > 0 && Overlap([.. one.Participants.Select(p => (p.Actor, p.Role))], other) >= Enough
        && !other.Citations.Any(citation => IsOf(one, citation.Bulletin));

    private static string? Likest(IEnumerable<StoredEntry> entries, ProposedOccurrence occurrence) => entries
        .Select(entry => (entry, Overlap: Overlap([.. entry.Participants.Select(p => (p.Actor, p.Role))], occurrence)))
        .Where(one => one.Overlap >= Enough)
        .OrderByDescending(one => one.entry.Date == occurrence.Date)
        .ThenByDescending(one => one.Overlap)
        .ThenByDescending(one => one.entry.Coding.Type == occurrence.Coding.Type)
        .ThenBy(one => one.entry.Id, StringComparer.Ordinal)
        .Select(one => one.entry.Id).FirstOrDefault();

    private static bool IsOf(ProposedOccurrence occurrence, string bulletin) => occurrence.Citations.Any(citation => citation.Bulletin == bulletin);

    private static bool IsNarrow(Edtf date) =>
        date is { Earliest: { } first, Latest: { } last } && last.ToDateOnly().DayNumber - first.ToDateOnly().DayNumber < Widest;

    /// <summary>Which part of the actors of either side both name; none when what one says is said by another there.</summary>
    private static double Overlap(IReadOnlyList<(string Actor, ParticipantRole Role)> participants, ProposedOccurrence occurrence)
    {
        if (occurrence.Kind == OccurrenceKind.Statement
            && !occurrence.Participants.Any(p => p.Role == ParticipantRole.Speaker && participants.Contains((p.Actor, ParticipantRole.Speaker)))) return 0;
        var there = participants.Select(p => p.Actor).ToHashSet();
        var here = occurrence.Participants.Select(p => p.Actor).ToHashSet();
        return (double)there.Count(here.Contains) / there.Union(here).Count();
    }

    private async Task<IReadOnlyList<StoredEntry>> CandidatesAsync(ProposedOccurrence occurrence, CancellationToken cancellationToken)
    {
        var entries = new List<StoredEntry>();
        await using var command = source.CreateCommand(
            """
            SELECT body FROM timeline_read.entry
            WHERE present AND status = 'active' AND kind = $1 AND terms && $2
              AND earliest <= $4 AND latest_or_ever >= $3 AND latest - earliest < $5
            """);
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = Words<OccurrenceKind>.Of(occurrence.Kind) });
        command.Parameters.Add(new NpgsqlParameter<string[]> { TypedValue = [.. occurrence.Participants.Select(p => EntryTerms.Actor + p.Actor).Distinct()] });
        command.Parameters.Add(new NpgsqlParameter<DateOnly> { TypedValue = occurrence.Date.Earliest!.Value.ToDateOnly() });
        command.Parameters.Add(new NpgsqlParameter<DateOnly> { TypedValue = occurrence.Date.Latest!.Value.ToDateOnly() });
        command.Parameters.Add(new NpgsqlParameter<int> { TypedValue = Widest });
        await using var rows = await command.ExecuteReaderAsync(cancellationToken);
        while (await rows.ReadAsync(cancellationToken)) entries.Add(JsonSerializer.Deserialize<StoredEntry>(rows.GetFieldValue<byte[]>(0), TimelineJson.Options)!);
        return entries;
    }
}

using System.Text.Json;
using NodaTime;
using Npgsql;
using Timeline.Api.Catalogues;
using Timeline.Api.Http;
using Timeline.Api.Proposals;
using Timeline.Api.Timelines;
using Timeline.Domain;
using Timeline.Domain.Bulletins;
using Timeline.Domain.Occurrences;
using Timeline.Domain.Proposals;
using Timeline.Reading;
using Timeline.Reading.Proposals;
using Timeline.Reading.Scoring;

namespace Timeline.Api.Evaluating;

/// <summary>
/// Lays what the reader would propose today beside what people have decided about a registered document: the active
/// entries that it proves, whoever recorded them, and the proposals that were rejected or are open.
/// </summary>
internal sealed class CompareReading(NpgsqlDataSource source, CatalogueCache catalogues, LogCatalogue catalogue)
{
    /// <returns>The differences; null when no document with this hash is registered.</returns>
    /// <exception cref="RefusedException">The reader cannot read it.</exception>
    public async Task<ReadingComparison?> RunAsync(string sha256, BulletinText text, CancellationToken cancellationToken)
    {
        await using var snapshot = await ReadSnapshot.OpenAsync(source, catalogues, cancellationToken);
        if ((await snapshot.DocumentsAsync(cancellationToken)).Values.FirstOrDefault(one => one.Sha256 == sha256) is not { } bulletin) return null;
        if (Unreadable.Before(bulletin) is { } problem) throw new RefusedException(problem);
        return await CompareAsync(bulletin, text, snapshot, cancellationToken);
    }

    private async Task<ReadingComparison> CompareAsync(Bulletin bulletin, BulletinText text, ReadSnapshot snapshot, CancellationToken cancellationToken)
    {
        var all = await catalogue.ReadAsync(cancellationToken);
        var read = Reader.Read(text, new ReadingCatalogue(all.Actors, all.Topics, all.Places), bulletin.Issued, LocalDate.FromDateOnly(bulletin.Published));
        if (Unreadable.After(read) is { } problem) throw new RefusedException(problem);
        var decided = await DecidedAsync(bulletin.Id, snapshot, cancellationToken);
        var where = GetProposals.Matching([bulletin.Id], [], 0, "all");
        var proposals = await GetProposals.ReadAsync(where, snapshot, int.MaxValue, cancellationToken);
        var pairs = Pairing.Of(decided, read.Proposals).OrderBy(pair => pair.Proposal?.Citations[0].Passage.Start ?? pair.Curated!.Passages[0].Start).ToList();
        var changes = pairs.Select(pair => Tell(pair, proposals)).OfType<ReadingChange>().ToList();
        return new ReadingComparison(bulletin.Id, pairs.Count - changes.Count, changes);
    }

    private static ReadingChange? Tell(Pair pair, IReadOnlyList<StoredProposal> proposals) => pair switch
    {
        { Curated: { } gone, Proposal: null } => new ReadingChange("gone", gone.Slug, Words<OccurrenceKind>.Of(gone.Kind), gone.Date.ToString(), null, []),
        { Curated: null, Proposal: { } found } => new ReadingChange(
            "new", null, Words<OccurrenceKind>.Of(found.Kind), found.Date.ToString(), found.Title, [.. Before(found, proposals)]),
        { Curated: { } one, Proposal: { } other } when Differences(pair).ToList() is { Count: > 0 } fields =>
            new ReadingChange("changed", one.Slug, Words<OccurrenceKind>.Of(other.Kind), other.Date.ToString(), other.Title, fields),
        _ => null,
    };

    /// <summary>What became of the same proposal before.</summary>
    private static IEnumerable<string> Before(Reading.Proposals.Proposal found, IReadOnlyList<StoredProposal> proposals) =>
        from one in proposals
        let told = one.Proposal.Proposed.Occurrence
        where told.Kind == found.Kind && told.Date.Overlaps(found.Date)
            && told.Citations.Any(citation => found.Citations.Any(words => words.Passage.Start < citation.End && citation.Start < words.Passage.End))
        select $"{one.Id} is {Words<ProposalState>.Of(one.Proposal.State)}{(one.Proposal.State == ProposalState.Rejected ? $": {one.Proposal.Reason}" : "")}";

    private static IEnumerable<string> Differences(Pair pair)
    {
        var (one, other) = (pair.Curated!, pair.Proposal!);
        if (!pair.IsSameKind) yield return $"kind {Words<OccurrenceKind>.Of(one.Kind)} -> {Words<OccurrenceKind>.Of(other.Kind)}";
        if (!pair.IsExactDate) yield return $"date {one.Date} -> {other.Date}";
        var actors = other.Participants.Select(participant => participant.Actor).ToHashSet();
        if (!one.Actors.SetEquals(actors)) yield return $"actors {Listed(one.Actors)} -> {Listed(actors)}";
    }

    private static string Listed(IEnumerable<string> actors) => string.Join(", ", actors.Order(StringComparer.Ordinal)) is { Length: > 0 } list ? list : "none";

    private static async Task<IReadOnlyList<Curated>> DecidedAsync(string bulletin, ReadSnapshot snapshot, CancellationToken cancellationToken)
    {
        var decided = new List<Curated>();
        await using var command = new NpgsqlCommand(
            "SELECT e.body FROM entry e WHERE e.present AND e.status = 'active' AND e.terms @> ARRAY[$1] ORDER BY e.id", snapshot.Connection);
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = EntryTerms.Bulletin + bulletin });
        await using var rows = await command.ExecuteReaderAsync(cancellationToken);
        while (await rows.ReadAsync(cancellationToken))
        {
            var entry = JsonSerializer.Deserialize<StoredEntry>(rows.GetFieldValue<byte[]>(0), TimelineJson.Options)!;
            var citations = entry.Citations.Where(citation => citation.Bulletin == bulletin).ToList();
            decided.Add(new Curated(
                entry.Id, entry.Kind, entry.Date, citations.Min(citation => citation.Basis), entry.Participants.Select(p => p.Actor).ToHashSet(), entry.Topics.ToHashSet(),
                entry.Coding, [.. citations.Select(citation => new Passage(citation.Start, citation.End))]));
        }

        return decided;
    }
}

/// <summary>What the reader would say today beside what was decided.</summary>
/// <param name="Bulletin">The document.</param>
/// <param name="Same">How much is the same: kind, days and actors.</param>
/// <param name="Changes">What is not, in the order of the text.</param>
internal sealed record ReadingComparison(string Bulletin, int Same, IReadOnlyList<ReadingChange> Changes)
{
    /// <summary>How many changes there are of a sort.</summary>
    public int Count(string change) => Changes.Count(one => one.Change == change);
}

/// <summary>A difference between what was decided and what the reader would propose.</summary>
/// <param name="Change">new: it would be proposed and no entry tells it; gone: an entry that it would not propose; changed: both, and not the same.</param>
/// <param name="Entry">The entry's slug; null for what is new.</param>
/// <param name="Kind">The kind, as the reader sees it; of what is gone as it was decided.</param>
/// <param name="Date">The date, likewise.</param>
/// <param name="Title">The reader's title; null for what is gone.</param>
/// <param name="Notes">What is another than it was; or what was decided about the same proposal before.</param>
internal sealed record ReadingChange(string Change, string? Entry, string Kind, string Date, string? Title, IReadOnlyList<string> Notes)
{
    /// <summary>The difference in a line.</summary>
    public override string ToString() =>
        $"{Change.ToUpperInvariant(),-8} {Date,-24} {Kind,-10} {Entry ?? Title}{(Notes.Count > 0 ? $" [{string.Join("; ", Notes)}]" : "")}";
}

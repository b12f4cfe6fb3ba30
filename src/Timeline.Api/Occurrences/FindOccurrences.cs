using Npgsql;
using Timeline.Api.Catalogues;
using Timeline.Api.Http;
using Timeline.Api.Timelines;
using Timeline.Api.Validation;
using Timeline.Domain.Occurrences;
using Timeline.EventStore;

namespace Timeline.Api.Occurrences;

/// <summary>Finds the occurrences that a command names.</summary>
internal sealed class FindOccurrences(EventLog log, NpgsqlDataSource source, CatalogueCache catalogues)
{
    /// <summary>The 404 of an occurrence that the address names and that is not there, with those whose slugs are near.</summary>
    public async Task<RequestProblem> UnknownAsync(string id, CancellationToken cancellationToken)
    {
        await using var snapshot = await ReadSnapshot.OpenAsync(source, catalogues, cancellationToken);
        return await AbsentEntry.UnknownAsync(snapshot, id, cancellationToken);
    }

    /// <summary>The occurrence that a field names.</summary>
    /// <exception cref="RequestProblem">There is none (400); near slugs are told.</exception>
    public async Task<Occurrence> RequireAsync(string slug, string field, CancellationToken cancellationToken)
    {
        if (await FindAsync(slug, cancellationToken) is { } known) return known;
        await using var snapshot = await ReadSnapshot.OpenAsync(source, catalogues, cancellationToken);
        var near = NearMisses.Sentence(slug, await AbsentEntry.NearAsync(snapshot, slug, cancellationToken));
        throw new RequestProblem("The body is wrong.", [(field, $"'{slug}' is not the slug of an occurrence.{near}")]);
    }

    /// <summary>The slug at which the merges of an occurrence end: its own while it is not merged.</summary>
    public async Task<string> EndOfMergesAsync(string slug, CancellationToken cancellationToken)
    {
        while ((await FindAsync(slug, cancellationToken))?.MergedInto is { } into) slug = into;
        return slug;
    }

    private async Task<Occurrence?> FindAsync(string slug, CancellationToken cancellationToken) =>
        RecordOccurrences.Fold(await log.ReadStreamAsync(Occurrence.StreamOf(slug), cancellationToken));
}

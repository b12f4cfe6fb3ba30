using Npgsql;
using Timeline.Api.Bulletins;
using Timeline.Api.Catalogues;
using Timeline.Api.Dashboards;
using Timeline.Api.Http;

namespace Timeline.Api.Kept;

/// <summary>Reads what is kept when the service starts, so that nobody's first question has to wait for it.</summary>
internal sealed class KeepAhead(
    NpgsqlDataSource source, CatalogueCache catalogues, KeptTimeline timeline, KeptDocuments cited, Documents documents, SentenceCache sentences) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        timeline.Begin();
        try
        {
            foreach (var sha256 in await TextsAsync(stoppingToken)) await sentences.OfAsync(sha256, documents, stoppingToken);
        }
        catch (NpgsqlException)
        {
            // Whoever asks first waits instead, and is told what is wrong.
        }

        Memory.GiveBack();
    }

    /// <summary>By what the documents' texts are kept; how much of them is cited is counted on the way.</summary>
    private async Task<IReadOnlyList<string>> TextsAsync(CancellationToken cancellationToken)
    {
        await using var snapshot = await ReadSnapshot.OpenAsync(source, catalogues, cancellationToken);
        await cited.OfAsync(snapshot, cancellationToken);
        return [.. (await snapshot.DocumentsAsync(cancellationToken)).Values.Select(document => document.Sha256)];
    }
}

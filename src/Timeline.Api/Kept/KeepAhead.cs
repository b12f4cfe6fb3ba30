using Npgsql;

namespace Timeline.Api.Kept;

/// <summary>Reads what is kept when the service starts, so that nobody's first question has to wait for it.</summary>
internal sealed class KeepAhead(KeptTimeline timeline, KeptDocuments documents) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        timeline.Begin();
        try
        {
            await documents.BeginAsync(stoppingToken);
        }
        catch (NpgsqlException)
        {
            // Whoever asks first has it counted, and is told what is wrong.
        }
    }
}

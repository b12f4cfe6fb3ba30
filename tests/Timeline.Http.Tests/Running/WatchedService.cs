using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using NodaTime;

namespace Timeline.Http.Tests.Running;

/// <summary>The application on an empty log, with a clock that stands still and ears for all that it logs.</summary>
internal sealed class WatchedService : Service
{
    public SettableClock Clock { get; } = new();

    public HeardLogs Logs { get; } = new();

    /// <summary>One for a single test; the caller disposes it.</summary>
    public static async Task<WatchedService> StartAsync()
    {
        var service = new WatchedService();
        await service.InitializeAsync();
        return service;
    }

    private protected override Task<string> CopyDatabaseAsync() => Templates.CopyEmptyAsync();

    private protected override void Prepare(WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<IClock>(Clock);
        builder.Logging.AddProvider(Logs);
    }
}

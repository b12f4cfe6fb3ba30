using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Timeline.Api.Kept;

namespace Timeline.Http.Tests.Running;

/// <summary>The application on an empty log, which answers from memory as soon as it can, or on another one's log, and never does.</summary>
internal sealed class KeepingService : Service
{
    private readonly KeepingService? _other;

    private KeepingService(KeepingService? other) => _other = other;

    /// <summary>How many questions were answered from memory.</summary>
    public long Answered => Parts.GetRequiredService<KeptTimeline>().Answered;

    /// <summary>One that waits for what is being read into memory; the caller disposes it.</summary>
    public static Task<KeepingService> StartAsync() => StartAsync(null);

    /// <summary>One beside it that asks the database each time.</summary>
    public Task<KeepingService> BesideAsync() => StartAsync(this);

    private static async Task<KeepingService> StartAsync(KeepingService? other)
    {
        var service = new KeepingService(other);
        await service.InitializeAsync();
        return service;
    }

    private protected override Task<string> CopyDatabaseAsync() => _other is null ? Templates.CopyEmptyAsync() : Task.FromResult(_other.Database);

    private protected override void Prepare(WebApplicationBuilder builder) =>
        builder.Services.AddSingleton(_other is null ? new Keeping(true, TimeSpan.FromSeconds(20)) : new Keeping(false, TimeSpan.Zero));
}

using Timeline.EventStore.Projections;

namespace Timeline.Api.Commands;

/// <summary>The signals inside this process.</summary>
internal sealed class WakeUps
{
    /// <summary>Something was appended.</summary>
    public WakeUp Appended { get; } = new();

    /// <summary>A projection has come further.</summary>
    public WakeUp Projected { get; } = new();
}

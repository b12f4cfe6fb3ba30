namespace Timeline.Api.Kept;

/// <summary>The process's memory.</summary>
internal static class Memory
{
    /// <summary>Gives back what was needed to read very much at once, which else would stay taken for as long as nothing else grows.</summary>
    public static void GiveBack() => GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
}

using Timeline.Api.Disputes;
using Timeline.Api.Timelines;

namespace Timeline.Api.Replaying;

/// <summary>A step of a replay: what came, and how things stand after it.</summary>
/// <param name="Frame">Its number, from 1.</param>
/// <param name="At">The day, or when the command was recorded.</param>
/// <param name="Entries">The entries that came; by what was recorded, those that changed too.</param>
/// <param name="Left">The slugs of entries that are no longer chosen: retracted, merged or corrected.</param>
/// <param name="State">How it stands now: what the dispute tells at this point, without its months.</param>
/// <param name="Months">The months that changed.</param>
/// <param name="Changed">The members of the state that are not as they were in the frame before.</param>
internal sealed record ReplayFrame(
    long Frame, string At, IReadOnlyList<Entry> Entries, IReadOnlyList<string> Left, DisputeState State,
    IReadOnlyList<MonthOfDispute> Months, IReadOnlyList<string> Changed);

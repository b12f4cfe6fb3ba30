using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using Timeline.Api.Timelines;
using Timeline.Domain;

namespace Timeline.Api.Changes;

/// <summary>A page of what differs between two points.</summary>
/// <param name="Changes">The entries that differ, in the order in which they occurred.</param>
/// <param name="Next">The cursor of the next page; null on the last one.</param>
internal sealed record DiffPage(IReadOnlyList<DiffChange> Changes, string? Next);

/// <summary>An entry that is not at the later point what it was at the earlier one.</summary>
/// <param name="Change">What became of it.</param>
/// <param name="Entry">The entry at the later point; if nothing proves it any more, as it was at the earlier one.</param>
/// <param name="Fields">Its fields that differ; none when there was no such entry at the earlier point.</param>
internal sealed record DiffChange(DiffKind Change, Entry Entry, IReadOnlyList<DiffField> Fields);

/// <summary>A field of an entry that differs between two points.</summary>
/// <param name="Field">The field's name.</param>
/// <param name="Old">Its value at the earlier point; null for a missing value.</param>
/// <param name="New">Its value at the later point; null for a missing value.</param>
/// <param name="Reason">Why, as the last event that changed it tells; null when that needed no reason.</param>
internal sealed record DiffField(string Field, JsonNode? Old, JsonNode? New, string? Reason);

/// <summary>What became of an entry between two points.</summary>
[JsonConverter(typeof(KebabCaseEnumConverter<DiffKind>))]
internal enum DiffKind
{
    /// <summary>Only the later point has it under the filter.</summary>
    Added,

    /// <summary>It is there at both, with other particulars; or by them it has left the filter.</summary>
    Corrected,

    /// <summary>It was taken back, or nothing proves it any more.</summary>
    Retracted,

    /// <summary>It was merged into another one.</summary>
    Merged,
}

namespace Timeline.Api.Timelines;

/// <summary>An order of entries that no two entries share a place in, so that a page can begin right after another.</summary>
/// <param name="Columns">The columns of <c>entry e</c> and their types, the most important first.</param>
/// <param name="Descending">True when the whole is reversed.</param>
internal sealed record TimelineOrder(IReadOnlyList<(string Name, string Type)> Columns, bool Descending)
{
    private static readonly (string, string)[] Occurred = [("e.earliest", "date"), ("e.latest_or_ever", "date"), ("e.id", "text")];

    /// <summary>The order with a name such as <c>occurred</c> or <c>-recorded</c>.</summary>
    public static TimelineOrder Named(string name) => new(
        name.TrimStart('-') switch
        {
            "published" => [("e.first_published", "date"), .. Occurred],
            "recorded" => [("e.sequence", "bigint"), ("e.id", "text")],
            _ => Occurred,
        },
        name.StartsWith('-'));

    public string OrderBy => string.Join(", ", Columns.Select(column => column.Name + (Descending ? " DESC" : "")));

    /// <summary>The place of a row, as texts that <see cref="After"/> takes again.</summary>
    public string Keys => string.Join(", ", Columns.Select(column => column.Name + "::text"));

    /// <summary>The condition for rows after a place, whose keys have these placeholders.</summary>
    public string After(IEnumerable<string> placeholders) =>
        $"({string.Join(", ", Columns.Select(column => column.Name))}) {(Descending ? "<" : ">")} "
        + $"({string.Join(", ", placeholders.Zip(Columns, (key, column) => $"{key}::{column.Type}"))})";
}

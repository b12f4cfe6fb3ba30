namespace Timeline.Api.Timelines;

/// <summary>An order of entries that no two entries share a place in, so that a page can begin right after another.</summary>
/// <param name="Columns">The columns of <c>entry e</c> and their types, the most important first.</param>
/// <param name="Descending">True when the whole is reversed.</param>
internal sealed record TimelineOrder(IReadOnlyList<(string Name, string Type)> Columns, bool Descending)
{
    private const string Alias = "e.";

    private static readonly IReadOnlyList<(string Name, string Type)> Occurred = [("earliest", "date"), ("latest_or_ever", "date"), ("id", "text")];

    /// <summary>The order with a name such as <c>occurred</c> or <c>-recorded</c>.</summary>
    public static TimelineOrder Named(string name) => new(
        name.TrimStart('-') switch
        {
            "published" => [("first_published", "date"), .. Occurred],
            "recorded" => [("sequence", "bigint"), ("id", "text")],
            _ => Occurred,
        },
        name.StartsWith('-'));

    /// <summary>Whether it is the order by when entries occurred.</summary>
    public bool IsOfOccurrence => Columns == Occurred;

    public string OrderBy => string.Join(", ", Columns.Select(column => Alias + column.Name + (Descending ? " DESC" : "")));

    /// <summary>The place of a row, as texts that <see cref="After"/> takes again.</summary>
    public string Keys => string.Join(", ", Columns.Select(column => Alias + column.Name + "::text"));

    /// <summary>The condition for rows after a place, whose keys have these placeholders.</summary>
    /// <param name="placeholders">One for each column.</param>
    /// <param name="alias">What the columns' names begin with.</param>
    public string After(IEnumerable<string> placeholders, string alias = Alias) =>
        $"({string.Join(", ", Columns.Select(column => alias + column.Name))}) {(Descending ? "<" : ">")} "
        + $"({string.Join(", ", placeholders.Zip(Columns, (key, column) => $"{key}::{column.Type}"))})";
}

namespace Timeline.Api.Timelines;

/// <summary>
/// Entries are listed by how long they lasted, so that those which reach into a range of days are found from its
/// beginning and not from the beginning of time.
/// </summary>
internal static class ListingWidth
{
    /// <summary>The most days of each width but the last, which has no end.</summary>
    private static readonly int[] Days = [1, 31, 366, 3660];

    /// <summary>How many widths there are.</summary>
    public static int Count => Days.Length + 1;

    /// <summary>The width of an entry, from 0.</summary>
    public static int Of(DateOnly earliest, DateOnly? latest)
    {
        var days = latest is { } end ? end.DayNumber - earliest.DayNumber + 1 : int.MaxValue;
        var width = Array.FindIndex(Days, most => days <= most);
        return width < 0 ? Days.Length : width;
    }

    /// <summary>The first day on which an entry of some width can begin that reaches to a day; null when it may be any.</summary>
    public static DateOnly? FirstReaching(DateOnly day, int width) =>
        width < Days.Length && day.DayNumber >= Days[width] ? day.AddDays(1 - Days[width]) : null;
}

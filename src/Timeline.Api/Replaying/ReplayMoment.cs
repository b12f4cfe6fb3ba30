using System.Globalization;

namespace Timeline.Api.Replaying;

/// <summary>When a frame happens: a day, or a command.</summary>
/// <param name="At">The day's beginning, or when the command was recorded.</param>
/// <param name="By">Who gave the command; null for a day.</param>
internal readonly record struct ReplayMoment(DateTime At, string? By)
{
    public DateOnly Day => DateOnly.FromDateTime(At);

    public override string ToString() => By is null
        ? Day.ToString("O", CultureInfo.InvariantCulture)
        : At.ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFF'Z'", CultureInfo.InvariantCulture);
}

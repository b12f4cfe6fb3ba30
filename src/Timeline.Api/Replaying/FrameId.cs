using System.Globalization;

namespace Timeline.Api.Replaying;

/// <summary>A frame of a replay and the sequence that the replay is pinned to: <c>12@634</c>.</summary>
internal readonly record struct FrameId(long Frame, long Sequence)
{
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Frame}@{Sequence}");

    public static bool TryParse(string text, out FrameId id)
    {
        id = default;
        if (text.Split('@') is not [var frame, var sequence] || !IsNumber(frame, out var number) || !IsNumber(sequence, out var pinned)) return false;
        id = new FrameId(number, pinned);
        return true;
    }

    private static bool IsNumber(string text, out long number) => long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number);
}

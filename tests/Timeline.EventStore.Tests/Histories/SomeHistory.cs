namespace Timeline.EventStore.Tests.Histories;

/// <summary>Histories written by hand: ids are single letters, and an answer may follow its question at once.</summary>
internal static class SomeHistory
{
    public static Append Written(int began, int ended, params Part[] parts) => new("writer", began, ended, parts, Answer.Written);

    public static Append Repeated(int began, int ended, params Part[] parts) => new("writer", began, ended, parts, Answer.Repeated);

    public static Append Unknown(int began, params Part[] parts) => new("writer", began, Operation.Never, parts, Answer.Unknown);

    public static Append Refused(int began, int ended, string found, int version, params Part[] parts) =>
        new("writer", began, ended, parts, Answer.Refused, new Found(found, version));

    public static Part On(string stream, int expected, string ids) => new(stream, expected, Letters(ids));

    public static Read X(int began, int ended, string ids) => Reads(began, ended, ("x", ids));

    public static Read Reads(int began, int ended, params (string Stream, string Ids)[] seen) =>
        new("reader", began, ended, seen.ToDictionary(s => s.Stream, s => Letters(s.Ids)));

    private static string[] Letters(string ids) => [.. ids.Select(letter => letter.ToString())];
}

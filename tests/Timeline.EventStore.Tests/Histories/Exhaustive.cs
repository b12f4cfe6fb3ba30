namespace Timeline.EventStore.Tests.Histories;

/// <summary>The checker's question answered by trying all orders: too slow for more than a few operations, too simple to be wrong.</summary>
internal static class Exhaustive
{
    public static bool CanHaveHappened(IReadOnlyList<Operation> history) => CanGoOn([.. history], []);

    private static bool CanGoOn(List<Operation> left, Dictionary<string, string[]> lists)
    {
        // What was never answered need not happen, now or ever.
        if (left.TrueForAll(operation => operation is Append { Answer: Answer.Unknown })) return true;
        foreach (var next in left.Where(next => !left.Exists(other => other.Ended < next.Began)))
        {
            if (After(next, lists) is { } then && CanGoOn([.. left.Where(other => !ReferenceEquals(other, next))], then)) return true;
        }

        return false;
    }

    /// <returns>What stands in the streams afterwards; null when it cannot happen now.</returns>
    private static Dictionary<string, string[]>? After(Operation operation, Dictionary<string, string[]> lists)
    {
        string[] At(string stream) => lists.GetValueOrDefault(stream, []);
        bool Stands(Part part) => At(part.Stream).Skip((int)part.Expected).Take(part.Ids.Length).SequenceEqual(part.Ids);
        bool IsRight(Found found, Part part) => At(found.Stream).Length == found.Version && part.Expected != found.Version && !Stands(part);
        return operation switch
        {
            Read read => read.Seen.All(seen => seen.Value.SequenceEqual(At(seen.Key))) ? lists : null,
            Append { Answer: Answer.Repeated } append => append.Parts.All(Stands) ? lists : null,
            Append { Answer: Answer.Refused, Found: { } found } append => IsRight(found, append.On(found.Stream)) ? lists : null,
            Append append when append.Parts.All(part => At(part.Stream).Length == part.Expected) => With(append, lists),
            _ => null,
        };
    }

    private static Dictionary<string, string[]> With(Append append, Dictionary<string, string[]> lists)
    {
        var then = new Dictionary<string, string[]>(lists);
        foreach (var part in append.Parts) then[part.Stream] = [.. then.GetValueOrDefault(part.Stream, []), .. part.Ids];
        return then;
    }
}

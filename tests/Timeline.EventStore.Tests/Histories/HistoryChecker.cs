namespace Timeline.EventStore.Tests.Histories;

/// <summary>
/// Whether a history could have come from a store that does one thing after the other, each at some moment between
/// question and answer. Every stream is then a linearizable list, and what goes over several streams is one moment too.
/// </summary>
/// <remarks>
/// Since each append names its place, what stands in the streams at the end tells the order of all appends to each.
/// It remains to find an order of all operations that agrees with these and with time: there is one exactly if the
/// graph of what must come before what has no cycle.
/// </remarks>
internal static class HistoryChecker
{
    /// <param name="history">In any order. Its last read is of all streams, after all else was answered: it tells what became of the unknown.</param>
    public static IReadOnlyList<Violation> Check(IReadOnlyCollection<Operation> history)
    {
        var last = history.OfType<Read>().MaxBy(read => read.Began);
        if (last is null || history.Any(o => o != last && o.Ended != Operation.Never && o.Ended >= last.Began)
            || history.SelectMany(o => o.Streams).Except(last.Streams).Any())
            throw new ArgumentException("A history ends with a read of all its streams, after everything else was answered.", nameof(history));

        var shapes = new StreamShapes(history, last);
        return shapes.Violations.Count > 0 ? shapes.Violations : FindCycle(history, shapes);
    }

    private static List<Violation> FindCycle(IReadOnlyCollection<Operation> history, StreamShapes shapes)
    {
        // What was never answered and is nowhere to be seen need not have happened.
        var wrote = shapes.Writers.Values.ToHashSet<Operation>(ReferenceEqualityComparer.Instance);
        var order = new MustPrecede<Operation>();
        order.AddTime([.. history.Where(o => o is not Append { Answer: Answer.Unknown } || wrote.Contains(o)).Select(o => (o, o.Began, o.Ended))]);

        foreach (var shape in shapes.Streams)
        {
            foreach (var (before, after) in shape.Writers.Zip(shape.Writers.Skip(1))) order.Add(before, after);
            foreach (var (seer, version) in shape.Sightings)
            {
                if (shape.WriterTo(version) is { } seen) order.Add(seen, seer);
                if (shape.WriterFrom(version) is { } unseen) order.Add(seer, unseen);
            }
        }

        foreach (var repeated in history.OfType<Append>().Where(append => append.Answer == Answer.Repeated))
            order.Add(shapes.Writers[repeated.Thing], repeated);

        return order.FindCycle() is { } cycle
            ? [new Violation(Fault.BackInTime, $"Each of these must come before the next, and the last before the first:\n{string.Join('\n', cycle)}")]
            : [];
    }
}

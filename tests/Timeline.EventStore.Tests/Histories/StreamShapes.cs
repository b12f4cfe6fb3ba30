namespace Timeline.EventStore.Tests.Histories;

/// <summary>What the last read shows of each stream, who wrote it, and all that can be wrong with it apart from time.</summary>
internal sealed class StreamShapes
{
    private readonly IReadOnlyDictionary<string, string[]> _lists;
    private readonly List<Violation> _violations = [];

    public StreamShapes(IReadOnlyCollection<Operation> history, Read last)
    {
        _lists = last.Seen;
        var appends = history.OfType<Append>().ToList();
        foreach (var read in history.OfType<Read>()) CheckRead(read);
        foreach (var (stream, list) in _lists) CheckList(stream, list, appends);
        foreach (var attempts in appends.GroupBy(append => append.Thing)) CheckAttempts([.. attempts]);
        if (_violations.Count > 0) return;

        Streams = [.. _lists.Keys.Select(stream => new StreamShape(stream, Writers.Values, history))];
        foreach (var (stream, shape) in _lists.Keys.Zip(Streams)) CheckSightings(stream, shape);
    }

    public IReadOnlyList<Violation> Violations => _violations;

    /// <summary>For each thing that stands in the streams the attempt that wrote it.</summary>
    public Dictionary<string, Append> Writers { get; } = [];

    /// <summary>None when a violation kept them from being told.</summary>
    public IReadOnlyList<StreamShape> Streams { get; } = [];

    private void CheckRead(Read read)
    {
        foreach (var (stream, seen) in read.Seen)
        {
            var list = _lists[stream];
            var end = $"{read}, and in the end {stream} is ({string.Join(' ', list)}).";
            if (seen.Length > list.Length && seen.AsSpan().StartsWith(list)) Tell(Fault.Lost, end);
            else if (!list.AsSpan().StartsWith(seen)) Tell(Fault.Reordered, end);
        }
    }

    private void CheckList(string stream, string[] list, List<Append> appends)
    {
        var asked = appends.SelectMany(append => append.Parts).Where(part => part.Stream == stream)
            .SelectMany(part => part.Ids.Select((id, n) => (id, Version: part.Expected + n + 1))).ToLookup(place => place.id, place => place.Version);
        foreach (var twice in list.GroupBy(id => id).Where(id => id.Count() > 1)) Tell(Fault.Doubled, $"{twice.Key} stands in {stream} {twice.Count()} times.");
        for (var n = 0; n < list.Length; n++)
        {
            if (!asked.Contains(list[n])) Tell(Fault.Phantom, $"Nobody asked for {list[n]} in {stream}.");
            else if (!asked[list[n]].Contains(n + 1)) Tell(Fault.Reordered, $"{list[n]} stands in {stream} at {n + 1}, asked for was {asked[list[n]].First()}.");
        }
    }

    private void CheckAttempts(Append[] attempts)
    {
        var (thing, parts) = (attempts[0].Thing, attempts[0].Parts);
        var there = parts.SelectMany(part => part.Ids.Select((id, n) => _lists[part.Stream].ElementAtOrDefault((int)part.Expected + n) == id)).ToList();
        var stands = there.TrueForAll(yes => yes);
        if (!stands && there.Contains(true)) Tell(Fault.Torn, $"Only parts are there of {thing}.");
        if (!stands && Array.Find(attempts, attempt => attempt.Answer is Answer.Written or Answer.Repeated) is { } lost) Tell(Fault.Lost, $"Not there: {lost}.");
        foreach (var refused in attempts.Where(attempt => attempt.Answer == Answer.Refused)) CheckRefusal(refused, stands);

        var written = attempts.Where(attempt => attempt.Answer == Answer.Written).ToList();
        if (written.Count > 1) Tell(Fault.Doubled, $"Both wrote the same: {written[0]}; {written[1]}.");
        if (!stands) return;

        // Of several that were never answered the first could have written whenever the others could.
        var writer = written.FirstOrDefault() ?? attempts.Where(attempt => attempt.Answer == Answer.Unknown).MinBy(attempt => attempt.Began);
        if (writer is null) Tell(Fault.Phantom, $"There, and nobody wrote it: {thing}.");
        else Writers.Add(thing, writer);
    }

    private void CheckRefusal(Append refused, bool stands)
    {
        var (version, expected) = (refused.Found!.Version, refused.On(refused.Found.Stream).Expected);
        if (version == expected || (stands && version > expected)) Tell(Fault.WronglyRefused, $"{refused}.");
    }

    private void CheckSightings(string stream, StreamShape shape)
    {
        foreach (var (seer, version) in shape.Sightings)
        {
            if (version > _lists[stream].Length) Tell(Fault.Lost, $"{seer}, and in the end {stream} is at {_lists[stream].Length}.");
            else if (version > 0 && shape.WriterTo(version) is null) Tell(Fault.Torn, $"{seer}: in {stream} that is the midst of an append.");
        }
    }

    private void Tell(Fault fault, string told) => _violations.Add(new Violation(fault, told));
}

using Timeline.Domain;
using Timeline.Domain.Bulletins;
using Timeline.Domain.Occurrences;
using Timeline.Reading;

namespace Timeline.Api.Archives;

/// <summary>Checks a whole archive before anything of it is recorded, by the rules that hold for whoever records it by hand.</summary>
internal sealed class CheckArchive
{
    /// <summary>More mistakes than this are not told: somebody has to mend these first.</summary>
    private const int MostProblems = 20;

    private readonly List<ArchiveProblem> _problems = [];
    private readonly Dictionary<string, long> _versions = [];
    private readonly Dictionary<string, BulletinText> _texts = [];
    private readonly List<(long Line, string Field, string Slug)> _others = [];
    private readonly CheckArchivedCatalogue _descriptions = new();
    private CheckArchivedOccurrence? _occurrences;

    // What is missing only because a line before could not be read, is no mistake of its own.
    private bool _lacksLines;

    /// <summary>Checks a file.</summary>
    /// <exception cref="ArchiveRefusedException">All that is wrong with it, up to a most.</exception>
    public static void Run(ArchiveFile file, IProgress<long> progress, CancellationToken cancellationToken)
    {
        var check = new CheckArchive();
        var head = file.Head();
        var number = 1L;
        foreach (var text in file.Lines().Skip(1))
        {
            number++;
            check.Try(() => check.Take(ArchiveJson.Event(number, text)));
            if (check._problems.Count >= MostProblems) break;
            cancellationToken.ThrowIfCancellationRequested();
            progress.Report(number - 1);
        }

        check.End(head, number - 1);
        if (check._problems.Count > 0) throw new ArchiveRefusedException(check._problems);
    }

    private void Try(Action check)
    {
        try
        {
            check();
        }
        catch (ArchiveRefusedException e)
        {
            _problems.AddRange(e.Problems);
            _lacksLines = true;
        }
    }

    private void Take(ArchivedEvent e)
    {
        if (string.IsNullOrWhiteSpace(e.Told.By)) throw new ArchiveRefusedException(e.Line, "by", "It is missing; the name of whoever recorded it was expected.");
        Place(e);
        if (ArchivedEvents.IsDescription(e.Data))
        {
            if (_occurrences is not null) throw new ArchiveRefusedException(e.Line, "", "Actors, topics and places stand before all else, so that what refers to them can be checked. Put the line further up.");
            _problems.AddRange(_descriptions.Take(e));
            return;
        }

        if (_occurrences is null)
        {
            // Without some of the actors there would be a mistake wherever they are named.
            if (_lacksLines) return;
            _occurrences = new CheckArchivedOccurrence(_descriptions.Catalogue(), _texts);
            _problems.AddRange(_descriptions.Problems());
        }

        if (e.Data is BulletinRegistered bulletin) _texts[e.Slug] = CheckArchivedBulletin.Run(e, bulletin);
        if (e.Data is not OccurrenceEvent happened) return;
        _problems.AddRange(_occurrences.Run(e, happened).Where(problem => !_lacksLines || problem.Field != CheckArchivedOccurrence.Bulletin));
        if (happened is OccurrenceLinked link) _others.Add((e.Line, "data.to", link.To));
        if (happened is OccurrenceMerged merge) _others.Add((e.Line, "data.into", merge.Into));
    }

    /// <summary>Whether it stands in a stream of its kind, right behind what came before.</summary>
    private void Place(ArchivedEvent e)
    {
        var prefix = ArchivedEvents.PrefixOf(e.Data);
        if (!e.Stream.StartsWith(prefix, StringComparison.Ordinal) || !Slug.IsValid(e.Stream[prefix.Length..]))
            throw new ArchiveRefusedException(e.Line, "stream", $"'{e.Stream}' is no stream for '{e.Told.Type}'; expected {prefix} and a slug.");
        if (ArchivedEvents.StreamOf(e.Data) is { } stream && stream != e.Stream)
            throw new ArchiveRefusedException(e.Line, "stream", $"'{e.Stream}' is told, but the data describe '{stream}'.");
        var expected = _lacksLines ? e.Told.Version : _versions.GetValueOrDefault(e.Stream) + 1;
        if (e.Told.Version != expected)
            throw new ArchiveRefusedException(e.Line, "version", $"{e.Told.Version} cannot follow in '{e.Stream}'; {expected} was expected. A line before this one is missing, or stands twice.");
        var begins = e.Data is OccurrenceRecorded or BulletinRegistered;
        if (!ArchivedEvents.IsDescription(e.Data) && begins != (expected == 1))
            throw new ArchiveRefusedException(e.Line, "type", $"'{e.Told.Type}' cannot stand at version {expected}: {(begins ? "it begins a stream" : "a stream begins with what records or registers it")}.");
        _versions[e.Stream] = expected;
    }

    private void End(ArchiveHead head, long lines)
    {
        if (lines < head.Lines && _problems.Count < MostProblems)
        {
            // What the missing lines tell, and where the last one breaks off, is no mistake of anybody's.
            _problems.RemoveAll(problem => problem.Line == lines + 1);
            _problems.Add(new ArchiveProblem(0, "", $"The file ends after {lines} of {head.Lines} lines: it was cut short. Export or copy it again."));
            return;
        }

        if (_occurrences is null && !_lacksLines) _problems.AddRange(_descriptions.Problems());
        foreach (var (line, field, slug) in _others.Where(other => !_lacksLines && !_versions.ContainsKey(Occurrence.StreamOf(other.Slug))))
            _problems.Add(new ArchiveProblem(line, field, $"'{slug}' is no occurrence of this archive."));
        if (lines > head.Lines && _problems.Count < MostProblems)
            _problems.Add(new ArchiveProblem(1, "lines", $"{head.Lines} lines are announced, but {lines} follow. Tell their number here, if lines were added on purpose."));
    }
}

using NodaTime;
using Timeline.Api.Occurrences;
using Timeline.Domain.Occurrences;
using Timeline.Reading;

namespace Timeline.Api.Seeds.Verifying;

/// <summary>A document of the seeds with all that its file of occurrences tells.</summary>
/// <param name="Text">The document.</param>
/// <param name="TextFile">Its file, below the folder of seeds.</param>
/// <param name="Published">The day it was published.</param>
/// <param name="Lines">The file of its occurrences.</param>
/// <param name="Work">The commands that the lines came to.</param>
/// <param name="Explained">What was left out on purpose.</param>
internal sealed record ToldDocument(
    BulletinText Text, string TextFile, LocalDate Published, SeedFile<SeedOccurrence> Lines, IReadOnlyList<OccurrenceWork> Work, Explanations Explained)
{
    /// <summary>What the file records itself.</summary>
    public IEnumerable<(string Slug, RecordOccurrence Record)> Records =>
        Work.SelectMany(work => work.Commands.OfType<RecordOccurrence>().Select(record => (work.Slug, record)));

    /// <summary>The words that prove an occurrence, of this document; those of its claims are not among them.</summary>
    public static IEnumerable<Citation> Citations(OccurrenceWork work) => work.Commands.SelectMany(command => command switch
    {
        RecordOccurrence record => [record.Citation],
        AddCitation further => [further.Citation],
        _ => Enumerable.Empty<Citation>(),
    });

    /// <summary>A problem of the line about an occurrence.</summary>
    public SeedProblem Problem(string slug, string field, string message) =>
        Lines.Entries.First(entry => entry.Value.About == slug).Problem(field, message);
}

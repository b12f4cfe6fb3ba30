using Timeline.Domain.Actors;
using Timeline.Domain.Occurrences;
using Timeline.Reading;

namespace Timeline.Api.Seeds.Verifying;

/// <summary>Finds persons and bodies that are named in the words that prove an occurrence, but take no part in it.</summary>
internal static class AbsentActors
{
    public static IEnumerable<SeedProblem> In(
        ToldDocument document, IReadOnlyDictionary<string, RecordOccurrence> records, ActorCatalogue actors, ActorNames names)
    {
        foreach (var work in document.Work)
        {
            var record = records[work.Slug];
            var present = record.Participants
                .SelectMany(participant => actors.StandsFor(participant.Actor, participant.As, record.Date).Prepend(participant.Actor))
                .Concat(work.Commands.OfType<RecordClaim>().Select(claim => claim.Actor)).ToHashSet();
            var named = ToldDocument.Citations(work).SelectMany(citation => names.In(citation.Quote)).ToHashSet();
            var explanations = document.Explained.Slugs.Where(explained => explained.Slugs[0] == work.Slug).ToList();
            var explained = explanations.SelectMany(explanation => explanation.Slugs.Skip(1)).ToHashSet();
            foreach (var absent in named.Where(id => IsPersonOrBody(id) && !present.Contains(id) && !explained.Contains(id)).Order(StringComparer.Ordinal))
                yield return document.Problem(work.Slug, "participants", $"'{absent}' is named in a quotation and takes no part. Make it a participant of '{work.Slug}', or say in {document.Explained.File} why not.");
            foreach (var stale in explained.Where(id => !named.Contains(id) || present.Contains(id)))
                yield return new SeedProblem(document.Explained.File, explanations.First(explanation => explanation.Slugs.Contains(stale)).Line, "", $"'{stale}' takes part in '{work.Slug}', or is not named there.");
        }

        foreach (var stale in document.Explained.Slugs.Where(explained => document.Work.All(work => work.Slug != explained.Slugs[0])))
            yield return new SeedProblem(document.Explained.File, stale.Line, "", $"'{stale.Slugs[0]}' has no line in {document.Lines.Name}.");

        bool IsPersonOrBody(string id) => actors.Find(id)!.Type is ActorType.Person or ActorType.Body;
    }
}

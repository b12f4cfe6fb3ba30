using Timeline.Api.Actors;
using Timeline.Api.Catalogues;
using Timeline.Api.Places;
using Timeline.Api.Topics;
using Timeline.Domain;
using Timeline.Domain.Actors;
using Timeline.Domain.Places;
using Timeline.Domain.Topics;

namespace Timeline.Api.Seeds;

/// <summary>Checks the three catalogue files of the seeds against each other and against what is known already.</summary>
internal static class CheckCatalogue
{
    /// <returns>
    /// All that is wrong; what may be described (nothing of a file with a problem); and the catalogue as it will be then.
    /// </returns>
    public static (IReadOnlyList<SeedProblem> Problems, CatalogueDescriptions Described, Catalogue After) Run(SeedFolder seeds, Catalogue known)
    {
        var actorFile = Unique(seeds.Actors, actor => actor.Id);
        actorFile = actorFile.With(actorFile.Entries.SelectMany(entry => entry.ProblemsFoundBy(new ActorRequestValidator())));
        actorFile = actorFile.With(seeds.Ambiguous.Problems).With(AmbiguousProblems(seeds.Ambiguous, actorFile));
        var topicFile = Unique(seeds.Topics, topic => topic.Id);
        topicFile = topicFile.With(topicFile.Entries.SelectMany(entry => entry.ProblemsFoundBy(new TopicRequestValidator())));
        var placeFile = Unique(seeds.Places, place => place.Id);
        placeFile = placeFile.With(placeFile.Entries.SelectMany(entry => entry.ProblemsFoundBy(new PlaceRequestValidator())));

        // What holds between entries can be asked only when each entry by itself is right.
        var actors = Described(actorFile, entry => WithShared(entry, seeds.Ambiguous).ToActor());
        var actorsAfter = new ActorCatalogue(Replace(known.Actors.All, actors, actor => actor.Id));
        if (actors.Count > 0) actorFile = actorFile.With(Located(actorFile, actor => actor.Id, actorsAfter.Problems()));
        if (actorFile.Problems.Count > 0) (actors, actorsAfter) = ([], known.Actors);

        var topics = Described(topicFile, topic => topic.ToTopic());
        var topicsAfter = new TopicTree(Replace(known.Topics.All, topics, topic => topic.Id));
        bool IsActor(string id) => actorsAfter.Find(id) is not null || actorFile.Entries.Any(entry => entry.Value.Id == id);
        if (topics.Count > 0) topicFile = topicFile.With(Located(topicFile, topic => topic.Id, topicsAfter.Problems(IsActor)));
        if (topicFile.Problems.Count > 0) (topics, topicsAfter) = ([], known.Topics);

        var places = Described(placeFile, place => place.ToPlace());
        var placesAfter = new Gazetteer(Replace(known.Places.All, places, place => place.Id));
        if (places.Count > 0) placeFile = placeFile.With(Located(placeFile, place => place.Id, placesAfter.Problems()));
        if (placeFile.Problems.Count > 0) (places, placesAfter) = ([], known.Places);

        return (
            [.. actorFile.Problems, .. topicFile.Problems, .. placeFile.Problems],
            new CatalogueDescriptions(actors, topics, places),
            new Catalogue(known.Stamp, actorsAfter, topicsAfter, placesAfter));
    }

    private static List<TItem> Described<T, TItem>(SeedFile<T> file, Func<T, TItem> toItem) =>
        file.Problems.Count > 0 ? [] : [.. file.Entries.Select(entry => toItem(entry.Value))];

    private static IEnumerable<T> Replace<T>(IEnumerable<T> known, IReadOnlyCollection<T> described, Func<T, string> id)
    {
        var replaced = described.Select(id).ToHashSet();
        return known.Where(item => !replaced.Contains(id(item))).Concat(described);
    }

    private static SeedFile<T> Unique<T>(SeedFile<T> file, Func<T, string?> id) => file.With(
        file.Entries.GroupBy(entry => id(entry.Value)).Where(group => group.Key is not null).SelectMany(group => group.Skip(1))
            .Select(entry => entry.Problem("id", $"'{id(entry.Value)}' is given twice.")));

    private static IEnumerable<SeedProblem> Located<T>(
        SeedFile<T> file, Func<T, string?> id, IEnumerable<CatalogueProblem> problems) =>
        from problem in problems
        let entry = file.Entries.FirstOrDefault(entry => id(entry.Value) == problem.Id)
        select entry?.Problem(problem.Field, problem.Message)
            ?? new SeedProblem(file.Name, 0, problem.Field, $"'{problem.Id}', which is known already: {problem.Message}");

    private static IEnumerable<SeedProblem> AmbiguousProblems(SeedFile<AmbiguousAlias> ambiguous, SeedFile<ActorRequest> actors)
    {
        var known = actors.Entries.Select(entry => entry.Value.Id).ToHashSet();
        foreach (var entry in ambiguous.Entries)
        {
            if (string.IsNullOrWhiteSpace(entry.Value.Alias)) yield return entry.Problem("alias", "It is missing; the shared name was expected.");
            if (entry.Value.Readings is not { Count: >= 2 }) yield return entry.Problem("readings", "A shared name has two readings at least.");
            foreach (var (i, reading) in (entry.Value.Readings ?? []).Index())
            {
                if (reading?.Actor is null || !known.Contains(reading.Actor))
                    yield return entry.Problem($"readings[{i}].actor", $"'{reading?.Actor}' is no actor of this file.");
            }
        }
    }

    private static ActorRequest WithShared(ActorRequest actor, SeedFile<AmbiguousAlias> ambiguous) => actor with
    {
        SharedAliases =
        [
            .. from entry in ambiguous.Entries
               from reading in entry.Value.Readings!
               where reading!.Actor == actor.Id
               select new SharedAliasRequest(entry.Value.Alias, reading.Context),
        ],
    };
}

using FluentValidation;
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
        var (actorFile, actors) = Read(
            seeds.Actors, new ActorRequestValidator(), actor => actor.Id,
            actor => WithShared(actor, seeds.Ambiguous).ToActor(), id => new Actor(id, id, ActorType.Group, [], [], null, []));
        var (topicFile, topics) = Read(
            seeds.Topics, new TopicRequestValidator(), topic => topic.Id, topic => topic.ToTopic(), id => new Topic(id, id, null, id, []));
        var (placeFile, places) = Read(
            seeds.Places, new PlaceRequestValidator(), place => place.Id,
            place => place.ToPlace(), id => new Place(id, id, [], null, 0, 0, PlacePrecision.Region));

        var actorsAfter = new ActorCatalogue(Replace(known.Actors.All, actors, actor => actor.Id));
        var topicsAfter = new TopicTree(Replace(known.Topics.All, topics, topic => topic.Id));
        var placesAfter = new Gazetteer(Replace(known.Places.All, places, place => place.Id));
        bool IsActor(string id) => actorsAfter.Find(id) is not null;
        actorFile = actorFile
            .With(Located(actorFile, actor => actor.Id, actorsAfter.Problems().Except(known.Actors.Problems())))
            .With(seeds.Ambiguous.Problems).With(AmbiguousProblems(seeds.Ambiguous, actorsAfter));
        topicFile = topicFile.With(Located(topicFile, topic => topic.Id, topicsAfter.Problems(IsActor).Except(known.Topics.Problems(known.HasActor))));
        placeFile = placeFile.With(Located(placeFile, place => place.Id, placesAfter.Problems().Except(known.Places.Problems())));

        // Nothing of a file with a problem is described.
        if (actorFile.Problems.Count > 0) (actors, actorsAfter) = ([], known.Actors);
        if (topicFile.Problems.Count > 0) (topics, topicsAfter) = ([], known.Topics);
        if (placeFile.Problems.Count > 0) (places, placesAfter) = ([], known.Places);
        return (
            [.. actorFile.Problems, .. topicFile.Problems, .. placeFile.Problems],
            new CatalogueDescriptions(actors, topics, places, OnlyNews: true),
            new Catalogue(known.Stamp, actorsAfter, topicsAfter, placesAfter));
    }

    /// <summary>
    /// Reads the entries of a file. For one that is wrong in itself a mere name stands in, so that what holds between
    /// entries can be asked of all others in the same run.
    /// </summary>
    private static (SeedFile<T> File, List<TItem> Items) Read<T, TItem>(
        SeedFile<T> file, IValidator<T> validator, Func<T, string?> id, Func<T, TItem> toItem, Func<string, TItem> standIn)
    {
        var problems = new List<SeedProblem>();
        var items = new Dictionary<string, TItem>();
        foreach (var entry in file.Entries)
        {
            var found = entry.ProblemsFoundBy(validator).ToList();
            problems.AddRange(found);
            if (id(entry.Value) is not { } slug || !Slug.IsValid(slug)) continue;
            if (!items.TryAdd(slug, found.Count == 0 ? toItem(entry.Value) : standIn(slug))) problems.Add(entry.Problem("id", $"'{slug}' is given twice."));
        }

        return (file.With(problems), [.. items.Values]);
    }

    private static IEnumerable<T> Replace<T>(IEnumerable<T> known, IReadOnlyCollection<T> described, Func<T, string> id)
    {
        var replaced = described.Select(id).ToHashSet();
        return known.Where(item => !replaced.Contains(id(item))).Concat(described);
    }

    private static IEnumerable<SeedProblem> Located<T>(
        SeedFile<T> file, Func<T, string?> id, IEnumerable<CatalogueProblem> problems) =>
        from problem in problems
        let entry = file.Entries.FirstOrDefault(entry => id(entry.Value) == problem.Id)
        select entry?.Problem(problem.Field, problem.Message)
            ?? new SeedProblem(file.Name, 0, problem.Field, $"'{problem.Id}', which is known already: {problem.Message}");

    private static IEnumerable<SeedProblem> AmbiguousProblems(SeedFile<AmbiguousAlias> ambiguous, ActorCatalogue actors)
    {
        foreach (var entry in ambiguous.Entries)
        {
            if (string.IsNullOrWhiteSpace(entry.Value.Alias)) yield return entry.Problem("alias", "It is missing; the shared name was expected.");
            if (entry.Value.Readings is not { Count: >= 2 }) yield return entry.Problem("readings", "A shared name has two readings at least.");
            foreach (var (i, reading) in (entry.Value.Readings ?? []).Index())
            {
                if (reading?.Actor is null || actors.Find(reading.Actor) is null)
                    yield return entry.Problem($"readings[{i}].actor", $"'{reading?.Actor}' is no known actor.");
            }
        }
    }

    private static ActorRequest WithShared(ActorRequest actor, SeedFile<AmbiguousAlias> ambiguous) => actor with
    {
        SharedAliases =
        [
            .. from entry in ambiguous.Entries
               from reading in entry.Value.Readings ?? []
               where reading?.Actor == actor.Id && entry.Value.Alias is not null
               select new SharedAliasRequest(entry.Value.Alias, reading.Context),
        ],
    };
}

using System.Text.Json;
using Timeline.Api.Actors;
using Timeline.Api.Catalogues;
using Timeline.Api.Places;
using Timeline.Api.Topics;
using Timeline.Api.Validation;
using Timeline.Domain;
using Timeline.Domain.Actors;
using Timeline.Domain.Places;
using Timeline.Domain.Topics;

namespace Timeline.Api.Archives;

/// <summary>Checks the actors, topics and places of an archive, each in itself and all of them together.</summary>
internal sealed class CheckArchivedCatalogue
{
    private readonly Dictionary<string, ArchivedEvent> _last = [];

    /// <summary>Takes a description; a later one of the same replaces it.</summary>
    /// <returns>What is wrong with it in itself.</returns>
    public IEnumerable<ArchiveProblem> Take(ArchivedEvent e)
    {
        _last[e.Stream] = e;
        var (field, failures) = e.Data switch
        {
            ActorDescribed => ("actor", new ActorRequestValidator().Validate(e.Told.Data.GetProperty("actor").Deserialize<ActorRequest>(TimelineJson.Options)!).Errors),
            TopicDescribed topic => ("topic", new TopicRequestValidator().Validate(Of(topic.Topic)).Errors),
            PlaceDescribed place => ("place", new PlaceRequestValidator().Validate(Of(place.Place)).Errors),
            _ => throw new InvalidOperationException($"{e.Data.GetType().Name} describes nothing."),
        };
        return failures.Select(failure => new ArchiveProblem(e.Line, $"data.{field}.{failure.FieldName()}", failure.ErrorMessage));
    }

    /// <summary>All of them as they were described last.</summary>
    public Catalogue Catalogue()
    {
        var last = _last.Values.Select(e => e.Data).ToList();
        return new Catalogue(
            0, new ActorCatalogue(last.OfType<ActorDescribed>().Select(e => e.Actor)), new TopicTree(last.OfType<TopicDescribed>().Select(e => e.Topic)),
            new Gazetteer(last.OfType<PlaceDescribed>().Select(e => e.Place)));
    }

    /// <summary>What is wrong with them together.</summary>
    public IEnumerable<ArchiveProblem> Problems()
    {
        var all = Catalogue();
        return Of("actor", Actor.StreamOf, all.Actors.Problems())
            .Concat(Of("topic", Topic.StreamOf, all.Topics.Problems(all.HasActor)))
            .Concat(Of("place", Place.StreamOf, all.Places.Problems()));
    }

    private IEnumerable<ArchiveProblem> Of(string what, Func<string, string> streamOf, IEnumerable<CatalogueProblem> problems) =>
        problems.Select(problem => new ArchiveProblem(_last[streamOf(problem.Id)].Line, $"data.{what}.{problem.Field}", problem.Message));

    private static TopicRequest Of(Topic topic) =>
        new(topic.Id, topic.Label, topic.Parent, topic.Scope, topic.IsDispute ? new DisputeRequest(topic.Parties) : null);

    private static PlaceRequest Of(Place place) =>
        new(place.Id, place.Name, place.Aliases, place.Country, place.Latitude, place.Longitude, Words<PlacePrecision>.Of(place.Precision));
}

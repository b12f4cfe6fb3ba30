using Timeline.Api.Actors;
using Timeline.Api.Commands;
using Timeline.Api.Http;
using Timeline.Api.Keys;
using Timeline.Api.Places;
using Timeline.Api.Topics;
using Timeline.Domain;
using Timeline.Domain.Actors;
using Timeline.Domain.Places;
using Timeline.Domain.Topics;
using Timeline.EventStore;

namespace Timeline.Api.Catalogues;

/// <summary><c>POST /v1/actors</c>, <c>/v1/topics</c> and <c>/v1/places</c>: a new description, or one in place of the last.</summary>
internal sealed class PostDescriptions(Writers writers, Once once, EventLog log, DescribeCatalogue describe, CommandAnswers answers)
{
    public async Task<IResult> ActorAsync(HttpContext http)
    {
        var (by, request) = await ReadAsync<ActorRequest>(http, new ActorRequestValidator().Require);
        var actor = request.ToActor();
        return await DescribeAsync(
            http, by, Actor.StreamOf(actor.Id), $"/v1/actors/{actor.Id}", actor,
            known => Check(
                actor.Id, new CatalogueDescriptions([actor], [], []),
                new ActorCatalogue(known.Actors.All.Where(one => one.Id != actor.Id).Append(actor)).Problems(), known.Actors.Problems()));
    }

    public async Task<IResult> TopicAsync(HttpContext http)
    {
        var (by, request) = await ReadAsync<TopicRequest>(http, new TopicRequestValidator().Require);
        var topic = request.ToTopic();
        return await DescribeAsync(
            http, by, Topic.StreamOf(topic.Id), $"/v1/topics/{topic.Id}", topic,
            known => Check(
                topic.Id, new CatalogueDescriptions([], [topic], []),
                new TopicTree(known.Topics.All.Where(one => one.Id != topic.Id).Append(topic)).Problems(known.HasActor),
                known.Topics.Problems(known.HasActor)));
    }

    public async Task<IResult> PlaceAsync(HttpContext http)
    {
        var (by, request) = await ReadAsync<PlaceRequest>(http, new PlaceRequestValidator().Require);
        var place = request.ToPlace();
        return await DescribeAsync(
            http, by, Place.StreamOf(place.Id), "/v1/places", place,
            known => Check(
                place.Id, new CatalogueDescriptions([], [], [place]),
                new Gazetteer(known.Places.All.Where(one => one.Id != place.Id).Append(place)).Problems(), known.Places.Problems()));
    }

    private async Task<(Sender By, T Request)> ReadAsync<T>(HttpContext http, Action<T> require)
    {
        var by = await writers.RequireAsync(http);
        _ = new QueryReader(http.Request.Query, QueryParameters.None);
        var request = await RequestBody.ReadAsync<T>(http);
        require(request);
        return (by, request);
    }

    private async Task<IResult> DescribeAsync<T>(
        HttpContext http, Sender by, string stream, string location, T state, Func<Catalogue, CatalogueDescriptions> check)
    {
        var done = await once.RunAsync(
            by,
            async () => new Done(stream, await describe.HandleAsync(
                async known =>
                {
                    var events = await log.ReadStreamAsync(stream, http.RequestAborted);
                    IfMatch.Require(http.Request, events.Count == 0 ? 0 : events[^1].Version);
                    return check(known);
                },
                by,
                http.RequestAborted)),
            http.RequestAborted);
        return await answers.AnswerAsync(http, done, location, (_, _, _) => Task.FromResult(state));
    }

    private static CatalogueDescriptions Check(
        string id, CatalogueDescriptions described, IEnumerable<CatalogueProblem> after, IEnumerable<CatalogueProblem> before)
    {
        var errors = after.Except(before)
            .Select(problem => (problem.Field, problem.Id == id ? problem.Message : $"'{problem.Id}': {problem.Message}")).ToList();
        return errors.Count > 0 ? throw new RequestProblem("The body is wrong.", errors) : described;
    }
}

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

namespace Timeline.Api.Catalogues;

/// <summary><c>POST /v1/actors</c>, <c>/v1/topics</c> and <c>/v1/places</c>: a new description, or one in place of the last.</summary>
internal sealed class PostDescriptions(Writers writers, LogCatalogue catalogue, DecideAndAppend commands, CommandAnswers answers)
{
    public async Task<IResult> ActorAsync(HttpContext http)
    {
        var (by, request, known) = await ReadAsync<ActorRequest>(http, new ActorRequestValidator().Require);
        var actor = request.ToActor();
        Require(actor.Id, new ActorCatalogue(known.Actors.All.Where(one => one.Id != actor.Id).Append(actor)).Problems());
        return await AnswerAsync(http, new CatalogueDescriptions([actor], [], []), by, $"/v1/actors/{actor.Id}", actor);
    }

    public async Task<IResult> TopicAsync(HttpContext http)
    {
        var (by, request, known) = await ReadAsync<TopicRequest>(http, new TopicRequestValidator().Require);
        var topic = request.ToTopic();
        Require(topic.Id, new TopicTree(known.Topics.All.Where(one => one.Id != topic.Id).Append(topic)).Problems(known.HasActor));
        return await AnswerAsync(http, new CatalogueDescriptions([], [topic], []), by, $"/v1/topics/{topic.Id}", topic);
    }

    public async Task<IResult> PlaceAsync(HttpContext http)
    {
        var (by, request, known) = await ReadAsync<PlaceRequest>(http, new PlaceRequestValidator().Require);
        var place = request.ToPlace();
        Require(place.Id, new Gazetteer(known.Places.All.Where(one => one.Id != place.Id).Append(place)).Problems());
        return await AnswerAsync(http, new CatalogueDescriptions([], [], [place]), by, "/v1/places", place);
    }

    private async Task<(string By, T Request, Catalogue Known)> ReadAsync<T>(HttpContext http, Action<T> require)
    {
        var by = await writers.RequireAsync(http);
        _ = new QueryReader(http.Request.Query, QueryParameters.None);
        var request = await RequestBody.ReadAsync<T>(http);
        require(request);
        return (by, request, await catalogue.ReadAsync(http.RequestAborted));
    }

    private static void Require(string id, IEnumerable<CatalogueProblem> problems)
    {
        var errors = problems.Select(problem => (problem.Field, problem.Id == id ? problem.Message : $"'{problem.Id}': {problem.Message}")).ToList();
        if (errors.Count > 0) throw new RequestProblem("The body is wrong.", errors);
    }

    private async Task<IResult> AnswerAsync<T>(HttpContext http, CatalogueDescriptions described, string by, string location, T state)
    {
        var appended = await DescribeCatalogue.HandleAsync(commands, described, by, http.RequestAborted);
        return await answers.AnswerAsync(http, appended, described.Streams.Single(), location, (_, _) => Task.FromResult(state));
    }
}

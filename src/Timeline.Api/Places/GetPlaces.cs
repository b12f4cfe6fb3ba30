using Timeline.Api.Http;
using Timeline.Api.Kept;
using Timeline.Api.Timelines;
using Timeline.Domain.Places;

namespace Timeline.Api.Places;

/// <summary>All places by slug.</summary>
/// <param name="Places">The places.</param>
internal sealed record PlaceList(IReadOnlyList<PlaceView> Places);

/// <summary>A place.</summary>
/// <param name="Id">The slug.</param>
/// <param name="Name">The usual English name.</param>
/// <param name="Aliases">Other names of this place.</param>
/// <param name="Country">ISO 3166-1 alpha-2 code; null for seas and regions of several states.</param>
/// <param name="Latitude">Degrees north.</param>
/// <param name="Longitude">Degrees east.</param>
/// <param name="Precision">How exactly the coordinates tell.</param>
/// <param name="Entries">How many matching entries happened there.</param>
internal sealed record PlaceView(
    string Id, string Name, IReadOnlyList<string> Aliases, string? Country,
    double Latitude, double Longitude, PlacePrecision Precision, long Entries);

/// <summary><c>GET /v1/places</c>; counts by the filters of a timeline.</summary>
internal static class GetPlaces
{
    public static QueryParameters Parameters { get; } = new(TimelineParameters.Filters);

    public static Task<IResult> ListAsync(HttpContext http, Answers answers, KeptTimeline kept)
    {
        var query = new QueryReader(http.Request.Query, Parameters);
        return answers.AnswerAsync(http, async (snapshot, cancellationToken) =>
        {
            var filter = await GetTimeline.ReadFilterAsync(query, snapshot, cancellationToken);
            var entries = await new EntryCounts(snapshot, filter, kept).ByPlaceAsync(cancellationToken);
            return TypedResults.Ok(new PlaceList(
            [
                .. snapshot.Catalogue.Places.All.OrderBy(place => place.Id, StringComparer.Ordinal).Select(p => new PlaceView(
                    p.Id, p.Name, p.Aliases, p.Country, p.Latitude, p.Longitude, p.Precision, entries.GetValueOrDefault(p.Id))),
            ]));
        });
    }
}

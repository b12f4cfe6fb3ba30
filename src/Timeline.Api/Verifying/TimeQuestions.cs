using System.Globalization;
using Microsoft.Extensions.Primitives;
using Timeline.Api.Catalogues;
using Timeline.Api.Http;
using Timeline.Domain;
using Timeline.Domain.Coding;
using Timeline.Domain.Occurrences;

namespace Timeline.Api.Verifying;

/// <summary>Makes up questions to a timeline, the same for the same dice. Words to search for are left out: only the database knows their stems.</summary>
/// <param name="random">The dice.</param>
/// <param name="catalogue">Whom and what may be asked for.</param>
/// <param name="bulletins">The documents, and the days on which they came out.</param>
internal sealed class TimeQuestions(Random random, Catalogue catalogue, IReadOnlyDictionary<string, DateOnly> bulletins)
{
    private readonly List<string> _actors = [.. catalogue.Actors.All.Select(actor => actor.Id).Order(StringComparer.Ordinal)];
    private readonly List<string> _topics = [.. catalogue.Topics.All.Select(topic => topic.Id).Order(StringComparer.Ordinal)];
    private readonly List<string> _places = [.. catalogue.Places.All.Select(place => place.Id).Order(StringComparer.Ordinal)];
    private readonly List<string> _bulletins = [.. bulletins.Keys.Order(StringComparer.Ordinal)];

    /// <summary>A question at a point of the log and of publication.</summary>
    public QueryCollection Next(long sequence, DateOnly? publishedUntil)
    {
        var query = new Dictionary<string, StringValues>
        {
            [RecordedUntil.Parameter] = sequence.ToString(CultureInfo.InvariantCulture),
            ["sort"] = Any(["occurred", "-occurred", "published", "-published", "recorded", "-recorded"]),
            ["count"] = "exact",
        };
        if (publishedUntil is { } day) query["published_until"] = day.ToString("O");
        for (var parameters = random.Next(4); parameters > 0; parameters--) Add(query);
        return new QueryCollection(query);
    }

    private void Add(Dictionary<string, StringValues> query)
    {
        switch (random.Next(12))
        {
            case 0: query["actor"] = Some(_actors); break;
            case 1: (query["actor"], query["actors"]) = (Some(_actors), "all"); break;
            case 2: (query["actor"], query["represented"]) = (Some(_actors), "false"); break;
            case 3 when _actors.Count > 1: query["between"] = string.Join(',', _actors.OrderBy(_ => random.Next()).Take(2)); break;
            case 4: query["role"] = Some([.. Words<ParticipantRole>.All]); break;
            case 5: query["topic"] = Some(_topics); break;
            case 6: query["kind"] = Some([.. Words<OccurrenceKind>.All]); break;
            case 7: (query["type"], query["quad"]) = (Some([.. Words<CodingType>.All]), Some([.. Words<QuadClass>.All])); break;
            case 8: query["place"] = Some(_places); break;
            case 9: query["bulletin"] = Some(_bulletins); break;
            case 10: query["status"] = Any(["all", .. Words<OccurrenceStatus>.All]); break;
            default: AddDays(query); break;
        }

        foreach (var nothing in query.Where(parameter => parameter.Value.Count == 0).Select(parameter => parameter.Key).ToList()) query.Remove(nothing);
    }

    private void AddDays(Dictionary<string, StringValues> query)
    {
        if (_bulletins.Count == 0) return;
        var from = bulletins[Any(_bulletins)].AddDays(-random.Next(60));
        query["occurred_from"] = from.ToString("O");
        if (random.Next(3) > 0) query["occurred_to"] = from.AddDays(random.Next(400)).ToString("O");
        if (random.Next(2) == 0) query["match"] = "certainly";
    }

    private StringValues Some(List<string> all) => new([.. all.OrderBy(_ => random.Next()).Take(random.Next(1, 4))]);

    private string Any(IReadOnlyList<string> all) => all[random.Next(all.Count)];
}

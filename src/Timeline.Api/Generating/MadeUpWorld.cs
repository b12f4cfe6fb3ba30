using Timeline.Domain.Actors;
using Timeline.Domain.Dates;
using Timeline.Domain.Places;
using Timeline.Domain.Topics;

namespace Timeline.Api.Generating;

/// <summary>The actors, topics and places of a generated history; the same for every seed.</summary>
internal static class MadeUpWorld
{
    private const int States = 40;
    private const int Bodies = 160;
    private const int Persons = 400;
    private static readonly (double Latitude, double Longitude) Centre = (40, 45);

    public static IReadOnlyList<Actor> Actors { get; } =
    [
        .. Enumerable.Range(0, States).Select(i => new Actor($"made-up-state-{i}", $"Made-up State {i}", ActorType.State, [], [], null, [])),
        .. Enumerable.Range(0, Bodies).Select(i => new Actor(
            $"made-up-ministry-{i}", $"Ministry {i} of Made-up State {i % States}", ActorType.Body, [], [], null, [For($"made-up-state-{i % States}", null, null)])),
        .. Enumerable.Range(0, Persons).Select(i => new Actor(
            $"made-up-person-{i}", $"Made-up Person {i}", ActorType.Person, [], [], null, [For($"made-up-ministry-{i % Bodies}", "Minister", i % 3 == 0 ? "2010" : null)])),
    ];

    public static IReadOnlyList<Topic> Topics { get; } =
    [
        .. Enumerable.Range(0, 10).Select(i => new Topic($"made-up-topic-{i}", $"Made-up topic {i}", null, "Made up.", [])),
        .. Enumerable.Range(10, 50).Select(i => new Topic(
            $"made-up-topic-{i}", $"Made-up topic {i}", $"made-up-topic-{i % 10}", "Made up.", i < 30 ? [$"made-up-state-{i % 7}", $"made-up-state-{7 + (i % 5)}"] : [])),
    ];

    public static IReadOnlyList<Place> Places { get; } =
    [
        .. Enumerable.Range(0, 120).Select(i => new Place(
            $"made-up-place-{i}", $"Made-up Place {i}", [], MadeUpCountry(i % 26), Centre.Latitude + (i % 11), Centre.Longitude + (i % 13), PlacePrecision.Town)),
    ];

    /// <summary>A code that ISO 3166-1 leaves to whoever needs one, XA to XZ: no country of this world.</summary>
    private static string MadeUpCountry(int number) => $"X{(char)('A' + number)}";

    private static Representation For(string actor, string? office, string? until) => new(actor, office, null, until is null ? null : Edtf.Parse(until));
}

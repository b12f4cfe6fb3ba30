using Timeline.Api.Actors;
using Timeline.Api.Places;
using Timeline.Api.Topics;

namespace Timeline.Api.Seeds;

/// <summary>A folder of seeds, read but not yet checked.</summary>
internal sealed record SeedFolder(
    string Path,
    SeedFile<ActorRequest> Actors,
    SeedFile<AmbiguousAlias> Ambiguous,
    SeedFile<TopicRequest> Topics,
    SeedFile<PlaceRequest> Places,
    SeedFile<SeedBulletin> Bulletins,
    IReadOnlyList<SeedFile<SeedOccurrence>> Occurrences)
{
    private const string ActorsFile = "actors.yaml";

    /// <summary>The seeds that come with the program.</summary>
    public static string Own => System.IO.Path.Combine(AppContext.BaseDirectory, "seeds");

    /// <summary>Reads a folder. What cannot be read stands among the files' problems.</summary>
    /// <exception cref="DirectoryNotFoundException">There is no such folder.</exception>
    public static SeedFolder Read(string path)
    {
        if (!Directory.Exists(path)) throw new DirectoryNotFoundException($"There is no folder '{path}'. Name the folder that holds actors.yaml and occurrences/.");
        var occurrences = System.IO.Path.Combine(path, "occurrences");
        var files = Directory.Exists(occurrences)
            ? Directory.GetFiles(occurrences, "*.jsonl").Select(file => $"occurrences/{System.IO.Path.GetFileName(file)}").Order(StringComparer.Ordinal)
            : Enumerable.Empty<string>();
        return new SeedFolder(
            path,
            YamlSeeds.Read<ActorRequest>(path, ActorsFile, "actors"),
            YamlSeeds.Read<AmbiguousAlias>(path, ActorsFile, "ambiguous"),
            YamlSeeds.Read<TopicRequest>(path, "topics.yaml", "topics"),
            YamlSeeds.Read<PlaceRequest>(path, "places.yaml", "places"),
            YamlSeeds.Read<SeedBulletin>(path, "bulletins.yaml", "bulletins"),
            [.. files.Select(file => JsonLineSeeds.Read<SeedOccurrence>(path, file))]);
    }
}

/// <summary>A name that several actors share, and the words nearby that decide for each.</summary>
internal sealed record AmbiguousAlias(string? Alias, IReadOnlyList<AliasReading?>? Readings);

/// <summary>One of the actors that a shared name may mean.</summary>
internal sealed record AliasReading(string? Actor, IReadOnlyList<string?>? Context);

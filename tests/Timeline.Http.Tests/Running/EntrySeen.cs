using System.Text.Json;
using System.Text.Json.Serialization;

namespace Timeline.Http.Tests.Running;

/// <summary>An entry as a caller sees it; words are plain texts here, so that the tests know nothing of the service's own types.</summary>
public sealed record EntrySeen(
    string Id, string Kind, string Status, string Date, DateOnly Earliest, DateOnly? Latest, string Precision, string Basis,
    bool YearGiven, string Title, string? Summary, string? Note, IReadOnlyList<ParticipantSeen> Participants,
    IReadOnlyList<string> Topics, PlaceSeen? Place, CodingSeen Coding, IReadOnlyList<CitationSeen> Citations,
    IReadOnlyList<ClaimSeen> Claims, IReadOnlyList<LinkSeen> Links, DateOnly FirstPublished, DateTimeOffset RecordedAt,
    long Version, long Sequence)
{
    /// <summary>What the entry itself tells: how those stand that it is linked to is theirs to tell.</summary>
    [JsonIgnore]
    public EntrySeen Own => this with { Links = [.. Links.Select(link => link with { Status = null })] };

    /// <summary>A member more or less than these is a change of the contract.</summary>
    public static JsonSerializerOptions Json { get; } = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
    };
}

public sealed record ParticipantSeen(string Actor, string Name, string Role, string? As, IReadOnlyList<string> Represents)
{
    /// <summary>Whether it counts for an actor.</summary>
    public bool CountsFor(string actor, bool represented) => Actor == actor || (represented && Represents.Contains(actor));
}

public sealed record PlaceSeen(string Id, string Name, double? Latitude, double? Longitude);

public sealed record CodingSeen(string Type, string? Mode, string QuadClass, decimal Intensity);

public sealed record CitationSeen(string Bulletin, string? Section, string Quote, int Start, int End, string Basis, DateOnly Published);

public sealed record ClaimSeen(string Id, string About, string Actor, string Stance, string? Text, string Date, CitationSeen Citation);

public sealed record LinkSeen(string To, string Relation, string? Status = null);

public sealed record PageSeen(IReadOnlyList<EntrySeen> Entries, string? Next, long? Matched)
{
    public IEnumerable<string> Ids => Entries.Select(entry => entry.Id);
}

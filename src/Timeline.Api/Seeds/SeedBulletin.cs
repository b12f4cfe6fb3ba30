using Timeline.Api.Bulletins;

namespace Timeline.Api.Seeds;

/// <summary>A document of the seeds: the file with its bytes, and what is told of it.</summary>
internal sealed record SeedBulletin(
    string? File, string? Id, string? Title, string? Publisher, string? Issued, string? Published, string? Language, string? Kind)
{
    public BulletinRequest ToRequest() => new(Id, Title, Publisher, Issued, Published, Language, Kind);
}

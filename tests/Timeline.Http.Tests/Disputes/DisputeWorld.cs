using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Timeline.Domain.Occurrences;
using Timeline.EventStore;
using Timeline.Http.Tests.Running;

namespace Timeline.Http.Tests.Disputes;

/// <summary>What the slow way needs to know of a service: disputes, names, and where each claim was recorded.</summary>
internal sealed class DisputeWorld
{
    private readonly Service _service;
    private readonly Dictionary<string, string> _names;
    private readonly Dictionary<(string Slug, string Claim), long> _claims;

    private DisputeWorld(Service service, Dictionary<string, string> names, Dictionary<(string, string), long> claims, IReadOnlyList<(string, IReadOnlyList<string>)> disputes)
    {
        _service = service;
        _names = names;
        _claims = claims;
        Disputes = disputes;
    }

    public IReadOnlyList<(string Id, IReadOnlyList<string> Parties)> Disputes { get; }

    public static async Task<DisputeWorld> OfAsync(Service service)
    {
        var names = (await service.ReadAsync("/v1/actors")).GetProperty("actors").EnumerateArray().ToDictionary(Text("id"), Text("name"));
        var streams = await Sql.ColumnAsync(service.Database, "SELECT DISTINCT stream_id FROM timeline.mt_events WHERE type = 'claim_recorded'");
        var events = await service.Parts.GetRequiredService<EventLog>().ReadStreamsAsync(streams, default);
        var claims = events.Where(e => e.Data is ClaimRecorded).ToDictionary(e => (e.Stream.Split('/')[1], ((ClaimRecorded)e.Data!).Id), e => e.Sequence);
        var disputes = (await service.ReadAsync("/v1/disputes")).GetProperty("disputes").EnumerateArray()
            .Select(dispute => (Text("id")(dispute), (IReadOnlyList<string>)[.. dispute.GetProperty("parties").EnumerateArray().Select(party => party.GetString()!)])).ToList();
        return new DisputeWorld(service, names, claims, disputes);
    }

    /// <summary>The dispute as the slow way comes to it, from the entries of its topic at some point.</summary>
    public async Task<SlowDispute> SlowAsync(string id, IReadOnlyList<string> parties, string query) =>
        Slow(await _service.AllAsync($"topic={id}&{query}"), parties);

    public SlowDispute Slow(IEnumerable<EntrySeen> entries, IReadOnlyList<string> parties) => new(
        entries, parties, actor => _names.GetValueOrDefault(actor, actor),
        (entry, claim) => claim.Id.Split('/') is [var slug, var own] ? _claims[(slug, own)] : _claims[(entry.Id, claim.Id)]);

    private static Func<JsonElement, string> Text(string name) => one => one.GetProperty(name).GetString()!;
}

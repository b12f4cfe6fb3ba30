using System.Globalization;
using System.Text.Json;
using Timeline.Domain.Dates;
using Timeline.Http.Tests.Running;

namespace Timeline.Http.Tests.Disputes;

/// <summary>A dispute by the letter of its rules, from all its entries at once: slow and obvious, and nothing of it is the service's own.</summary>
/// <param name="all">The entries, in any order.</param>
/// <param name="parties">The sides.</param>
/// <param name="nameOf">Tells an actor's name.</param>
/// <param name="sequenceOf">Tells where in the log a claim of an entry was recorded.</param>
internal sealed class SlowDispute(
    IEnumerable<EntrySeen> all, IReadOnlyList<string> parties, Func<string, string> nameOf, Func<EntrySeen, ClaimSeen, long> sequenceOf)
{
    private static readonly string[] Kinds = ["statement", "meeting", "incident", "agreement"];
    private static readonly string[] QuadClasses = ["none", "verbal-cooperation", "material-cooperation", "verbal-conflict", "material-conflict"];

    private readonly List<EntrySeen> _entries = [.. all.OrderBy(e => e.Earliest).ThenBy(e => e.Latest ?? DateOnly.MaxValue).ThenBy(e => e.Id, StringComparer.Ordinal)];

    /// <summary>The state, as the service tells it in JSON.</summary>
    public JsonElement State() => JsonSerializer.SerializeToElement(new
    {
        entries = _entries.Count,
        first = _entries.FirstOrDefault()?.Id,
        last = _entries.LastOrDefault()?.Id,
        counts = new
        {
            kinds = Kinds.ToDictionary(kind => kind, kind => _entries.Count(e => e.Kind == kind)),
            quadClasses = QuadClasses.ToDictionary(quad => quad, quad => _entries.Count(e => e.Coding.QuadClass == quad)),
        },
        parties = parties.Select(party => new
        {
            actor = party,
            name = nameOf(party),
            entries = _entries.Count(e => e.Participants.Any(p => p.CountsFor(party, represented: true))),
            position = Position(party),
        }),
        agreements = _entries.Where(e => e.Kind == "agreement").TakeLast(50).Select(agreement => new
        {
            entry = agreement.Id,
            date = agreement.Date,
            title = agreement.Title,
            links = _entries.SelectMany(e => e.Links.Where(link => link.To == agreement.Id).OrderBy(link => Relations.IndexOf(link.Relation)), (e, link) => new { entry = e.Id, relation = link.Relation, date = e.Date, title = e.Title }),
        }),
        openClaims = OpenClaims(),
        spells = Tense().Concat(Quiet()).OrderBy(spell => spell.From).ThenByDescending(spell => spell.Kind)
            .Select(spell => new { kind = spell.Kind, from = spell.From, to = spell.To }),
    });

    public JsonElement Months() => JsonSerializer.SerializeToElement(EveryMonth().Select(month => Month(month)));

    public JsonElement Month(DateOnly month)
    {
        var intensities = In(month, month).ToList();
        return JsonSerializer.SerializeToElement(new
        {
            month = month.ToString("yyyy-MM", CultureInfo.InvariantCulture),
            entries = intensities.Count,
            sum = intensities.Sum(),
            mean = intensities.Count == 0 ? (decimal?)null : Math.Round(intensities.Average(), 4),
        });
    }

    private static readonly List<string> Relations = ["follows", "responds_to", "implements", "violates", "ratifies", "cancels", "part_of"];

    private object? Position(string party) => (
        from e in _entries
        where e.Kind == "statement"
        from p in e.Participants.Where(p => p.Role == "speaker" && p.CountsFor(party, represented: true)).Take(1)
        select new { entry = e.Id, date = e.Date, title = e.Title, speaker = p.Actor, speakerName = nameOf(p.Actor), @as = p.As, quote = e.Citations[0].Quote, bulletin = e.Citations[0].Bulletin })
        .LastOrDefault();

    private object OpenClaims() => (
        from claim in _entries.SelectMany(e => e.Claims, (e, claim) => (Claim: claim, Entry: e.Id, Sequence: sequenceOf(e, claim), Date: Edtf.Parse(claim.Date)))
        group claim by claim.Claim.About into about
        let stances = (
            from claim in about
            group claim by claim.Claim.Actor into actor
            orderby actor.Key
            select actor.OrderBy(one => one.Date.Earliest).ThenBy(one => one.Date.Latest is null).ThenBy(one => one.Date.Latest).ThenBy(one => one.Sequence).ThenBy(one => one.Entry, StringComparer.Ordinal).Last()).ToList()
        where stances.Any(one => one.Claim.Stance is "asserts" or "confirms") && stances.Any(one => one.Claim.Stance is "denies" or "disputes")
        let last = stances.OrderBy(one => one.Date.Earliest).ThenBy(one => one.Date.Latest is null).ThenBy(one => one.Date.Latest).ThenBy(one => one.Sequence).ThenBy(one => one.Entry, StringComparer.Ordinal).Last()
        orderby last.Date.Earliest descending, last.Date.Latest is null descending, last.Date.Latest descending, last.Sequence descending
        select new
        {
            about = about.Key,
            stances = stances.Select(one => new { actor = one.Claim.Actor, name = nameOf(one.Claim.Actor), stance = one.Claim.Stance, text = one.Claim.Text, date = one.Claim.Date, entry = one.Entry }),
        }).Take(50);

    private IEnumerable<(string Kind, DateOnly From, DateOnly? To)> Tense()
    {
        var tense = EveryMonth().Where(IsTense).ToHashSet();
        foreach (var from in tense.Where(month => !tense.Contains(month.AddMonths(-1))))
        {
            var to = from;
            while (tense.Contains(to.AddMonths(1))) to = to.AddMonths(1);
            yield return ("tense", from, to == EveryMonth().Last() ? null : to.AddMonths(1).AddDays(-1));
        }
    }

    private bool IsTense(DateOnly month)
    {
        var intensities = In(month.AddMonths(-2), month).ToList();
        return intensities.Count > 0 && intensities.Average() <= -3;
    }

    private IEnumerable<(string Kind, DateOnly From, DateOnly? To)> Quiet()
    {
        var days = _entries.Select(e => e.Earliest).ToList();
        foreach (var (one, next) in days.Zip(days.Skip(1)))
            if (one.AddDays(61) <= next) yield return ("quiet", one.AddDays(1), next.AddDays(-1));
    }

    private IEnumerable<DateOnly> EveryMonth()
    {
        if (_entries.Count == 0) yield break;
        for (var month = FirstOf(_entries[0].Earliest); month <= _entries[^1].Earliest; month = month.AddMonths(1)) yield return month;
    }

    private IEnumerable<decimal> In(DateOnly from, DateOnly to) => _entries.Where(e => FirstOf(e.Earliest) >= from && FirstOf(e.Earliest) <= to).Select(e => e.Coding.Intensity);

    private static DateOnly FirstOf(DateOnly day) => new(day.Year, day.Month, 1);
}

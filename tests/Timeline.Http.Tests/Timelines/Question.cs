using Timeline.Http.Tests.Running;

namespace Timeline.Http.Tests.Timelines;

/// <summary>A question to a timeline, and the slow and obvious way to answer it from all entries.</summary>
internal sealed record Question(
    IReadOnlyList<string> Actor, bool AllActors, bool Represented, IReadOnlyList<(string One, string Other)> Between,
    IReadOnlyList<string> Role, IReadOnlyList<string> Topic, IReadOnlyList<string> Kind, IReadOnlyList<string> Type,
    IReadOnlyList<string> Quad, IReadOnlyList<string> Place, IReadOnlyList<string> Bulletin, string? Status,
    DateOnly? From, DateOnly? To, bool Certainly, DateOnly? PublishedUntil, string Sort)
{
    public static Question All { get; } = new([], false, true, [], [], [], [], [], [], [], [], null, null, null, false, null, "occurred");

    public string Query => string.Join('&', Parameters().Select(parameter => $"{parameter.Name}={Uri.EscapeDataString(parameter.Value)}"));

    /// <summary>The entries that answer, in order.</summary>
    /// <param name="all">All entries, as documents had told them by then.</param>
    /// <param name="withDescendants">A topic and all below it.</param>
    public IReadOnlyList<EntrySeen> Answer(IEnumerable<EntrySeen> all, Func<string, IReadOnlySet<string>> withDescendants)
    {
        var topics = Topic.SelectMany(withDescendants).ToHashSet();
        var chosen = all.Where(entry => Chooses(entry, topics));
        var byDay = chosen.OrderBy(e => Sort.TrimStart('-') == "published" ? e.FirstPublished : default)
            .ThenBy(e => Sort.TrimStart('-') == "recorded" ? e.Sequence : 0)
            .ThenBy(e => Sort.TrimStart('-') == "recorded" ? default : e.Earliest)
            .ThenBy(e => Sort.TrimStart('-') == "recorded" ? default : e.Latest ?? DateOnly.MaxValue)
            .ThenBy(e => e.Id, StringComparer.Ordinal)
            .ToList();
        if (Sort.StartsWith('-')) byDay.Reverse();
        return byDay;
    }

    private bool Chooses(EntrySeen e, HashSet<string> topics) =>
        ChoosesActors(e)
        && (Between.Count == 0 || Between.Any(pair => IsBetween(e, pair.One, pair.Other)))
        && (Topic.Count == 0 || e.Topics.Any(topics.Contains))
        && (Kind.Count == 0 || Kind.Contains(e.Kind))
        && (Type.Count == 0 || Type.Contains(e.Coding.Type))
        && (Quad.Count == 0 || Quad.Contains(e.Coding.QuadClass))
        && (Place.Count == 0 || (e.Place is not null && Place.Contains(e.Place.Id)))
        && (Bulletin.Count == 0 || e.Citations.Any(citation => Bulletin.Contains(citation.Bulletin)))
        && (Status == "all" || e.Status == (Status ?? "active"))
        && ChoosesDays(e);

    private bool ChoosesActors(EntrySeen e)
    {
        bool Takes(ParticipantSeen p, string actor) => p.CountsFor(actor, Represented) && (Role.Count == 0 || Role.Contains(p.Role));
        if (Actor.Count == 0) return Role.Count == 0 || e.Participants.Any(p => Role.Contains(p.Role));
        return AllActors
            ? Actor.All(actor => e.Participants.Any(p => Takes(p, actor)))
            : Actor.Any(actor => e.Participants.Any(p => Takes(p, actor)));
    }

    private bool IsBetween(EntrySeen e, string one, string other) =>
        e.Participants.Any(x => x.CountsFor(one, Represented)
            && e.Participants.Any(y => y.Actor != x.Actor && y.CountsFor(other, Represented)));

    private bool ChoosesDays(EntrySeen e)
    {
        var (from, to, latest) = (From ?? DateOnly.MinValue, To ?? DateOnly.MaxValue, e.Latest ?? DateOnly.MaxValue);
        return Certainly
            ? e.Earliest >= from && latest <= to && (e.Latest is not null || To is null)
            : e.Earliest <= to && latest >= from;
    }

    private IEnumerable<(string Name, string Value)> Parameters()
    {
        foreach (var (name, values) in new[]
        {
            ("actor", Actor), ("role", Role), ("topic", Topic), ("kind", Kind), ("type", Type), ("quad", Quad), ("place", Place), ("bulletin", Bulletin),
            ("between", [.. Between.Select(pair => $"{pair.One},{pair.Other}")]),
        })
        {
            foreach (var value in values) yield return (name, value);
        }

        if (AllActors) yield return ("actors", "all");
        if (!Represented) yield return ("represented", "false");
        if (Status is not null) yield return ("status", Status);
        if (From is { } from) yield return ("occurred_from", from.ToString("O"));
        if (To is { } to) yield return ("occurred_to", to.ToString("O"));
        if (Certainly) yield return ("match", "certainly");
        if (PublishedUntil is { } day) yield return ("published_until", day.ToString("O"));
        if (Sort != "occurred") yield return ("sort", Sort);
    }
}

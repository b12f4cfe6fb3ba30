using Timeline.Domain;
using Timeline.Domain.Occurrences;

namespace Timeline.Api.Timelines;

/// <summary>
/// The words of the column <c>terms</c>, under one index, by which entries are filtered: a prefix that tells what the
/// rest is. Slugs have no colon, so no word means two things.
/// </summary>
internal static class EntryTerms
{
    /// <summary>Who took part: <c>actor:SLUG</c>.</summary>
    public const string Actor = "actor:";

    /// <summary>Who took part, and all for whom they stood: <c>side:SLUG</c>.</summary>
    public const string Side = "side:";

    /// <summary>The role of one who took part, alone and with the actor: <c>role:ROLE</c>, <c>role:ROLE:SLUG</c>.</summary>
    public const string Role = "role:";

    /// <summary>The same, and for whom they stood: <c>part:ROLE:SLUG</c>.</summary>
    public const string Part = "part:";

    /// <summary>What it is about: <c>topic:SLUG</c>.</summary>
    public const string Topic = "topic:";

    /// <summary>What proves it: <c>bulletin:SLUG</c>.</summary>
    public const string Bulletin = "bulletin:";

    /// <summary>The words of an entry.</summary>
    public static string[] Of(StoredEntry entry)
    {
        var terms = new HashSet<string>();
        foreach (var p in entry.Participants)
        {
            var role = Words<ParticipantRole>.Of(p.Role);
            terms.UnionWith([Actor + p.Actor, Side + p.Actor, Role + role, $"{Role}{role}:{p.Actor}", $"{Part}{role}:{p.Actor}"]);
            foreach (var represented in p.Represents) terms.UnionWith([Side + represented, $"{Part}{role}:{represented}"]);
        }

        foreach (var topic in entry.Topics) terms.Add(Topic + topic);
        foreach (var citation in entry.Citations) terms.Add(Bulletin + citation.Bulletin);
        return [.. terms];
    }

    /// <summary>The SQL of a set: what follows a prefix in the words of <c>entry e</c>.</summary>
    public static string After(string prefix) =>
        $"(SELECT substr(term, {prefix.Length + 1}) AS value FROM unnest(e.terms) term WHERE starts_with(term, '{prefix}'))";
}

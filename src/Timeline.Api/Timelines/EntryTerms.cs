using Timeline.Domain;
using Timeline.Domain.Occurrences;

namespace Timeline.Api.Timelines;

/// <summary>
/// The words by which entries are filtered: a prefix that tells what the rest is. Slugs have no colon, so no word means
/// two things. Some are in the index of the column <c>terms</c>, some in the table <c>listing</c>; those of <c>parts</c>
/// are in none and narrow down what the others have found.
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

    /// <summary>Every entry is listed under it.</summary>
    public const string All = "all";

    /// <summary>The words of an entry in the column <c>terms</c>.</summary>
    public static string[] TermsOf(StoredEntry entry)
    {
        var terms = new HashSet<string>();
        foreach (var p in entry.Participants)
        {
            terms.Add(Actor + p.Actor);
            terms.Add(Role + Words<ParticipantRole>.Of(p.Role));
        }

        foreach (var citation in entry.Citations) terms.Add(Bulletin + citation.Bulletin);
        return [.. terms];
    }

    /// <summary>The words of an entry in the column <c>parts</c>.</summary>
    public static string[] PartsOf(StoredEntry entry)
    {
        var parts = ListedOf(entry);
        foreach (var p in entry.Participants)
        {
            var role = Words<ParticipantRole>.Of(p.Role);
            parts.Add($"{Role}{role}:{p.Actor}");
            parts.Add($"{Part}{role}:{p.Actor}");
            foreach (var represented in p.Represents) parts.Add($"{Part}{role}:{represented}");
        }

        return [.. parts];
    }

    /// <summary>The words under which an entry is listed, but for <see cref="All"/>.</summary>
    public static HashSet<string> ListedOf(StoredEntry entry)
    {
        var listed = new HashSet<string>();
        foreach (var p in entry.Participants)
        {
            listed.Add(Side + p.Actor);
            foreach (var represented in p.Represents) listed.Add(Side + represented);
        }

        foreach (var topic in entry.Topics) listed.Add(Topic + topic);
        return listed;
    }

    /// <summary>The SQL of a set: what follows a prefix in the words of <c>entry e</c>.</summary>
    public static string After(string prefix) =>
        $"(SELECT substr(term, {prefix.Length + 1}) AS value FROM unnest(e.terms || e.parts) term WHERE starts_with(term, '{prefix}'))";
}

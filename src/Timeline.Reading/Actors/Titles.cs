using System.Collections.Frozen;
using Timeline.Reading.Prose;

namespace Timeline.Reading.Actors;

/// <summary>Words that stand before the name of somebody who holds an office.</summary>
internal static class Titles
{
    private static readonly FrozenSet<string> Offices = FrozenSet.Create(
        "president", "minister", "premier", "chancellor", "king", "queen", "prince", "emir", "sultan", "ambassador", "secretary", "secretary-general", "chairman", "chairwoman", "chairperson",
        "chairperson-in-office", "chair", "speaker", "commissioner", "representative", "envoy", "general", "colonel", "admiral", "marshal", "governor", "mayor", "senator", "congressman", "director",
        "director-general", "spokesman", "spokeswoman", "spokesperson", "adviser", "advisor", "dr", "mr", "mrs", "ms", "professor", "prof", "pope", "patriarch", "deputy", "leader", "head", "analyst", "expert", "judge", "prosecutor", "lawmaker", "politician", "activist", "negotiator", "mediator", "co-chair", "commander", "commander-in-chief", "chief", "captain", "sheikh", "ayatollah", "imam", "bishop", "archbishop", "cardinal", "rabbi", "metropolitan", "professor", "scholar", "historian", "scientist", "economist", "journalist", "lawyer", "researcher", "fellow", "author", "writer", "mp", "undersecretary", "under-secretary", "attache", "consul", "emperor", "empress", "duke", "shah", "caliph", "tsar", "kaiser", "führer", "taoiseach", "premier-designate", "rapporteur", "coordinator", "administrator", "commissar", "delegate", "sir", "lord", "lady", "dame", "baroness", "vice-president", "vice-premier");

    private static readonly FrozenSet<string> Qualifiers = FrozenSet.Create(
        "prime", "foreign", "defence", "defense", "interior", "finance", "economy", "vice", "acting", "deputy", "former", "first", "special", "high", "interim", "state", "national", "security", "presidential",
        "assistant", "permanent", "senior", "chief", "lieutenant", "major", "brigadier", "us", "eu", "un", "nato", "osce");

    /// <summary>Whether a word is an office.</summary>
    public static bool IsOffice(string lower) => Offices.Contains(lower);

    /// <summary>Whether a word belongs to the office that follows and to no name: "Foreign" of "Deputy Foreign Minister", "State" of "Secretary of State".</summary>
    public static bool IsQualifier(string lower) => Qualifiers.Contains(lower);

    /// <summary>Goes back over the state or body between an office and a name: "Minister of Foreign Affairs of Norway".</summary>
    private static int OverWhose(List<Token> tokens, int at)
    {
        var end = at;
        while (end > 0 && at - end < 9 && tokens[end - 1].IsWord && !Offices.Contains(tokens[end - 1].Lower) && (tokens[end - 1].IsCapital || tokens[end - 1].Lower is "of" or "the" or "for" or "and")) end--;
        return end < at && tokens[end].Lower is "of" or "for" ? end : at;
    }

    /// <summary>The office right before a name, as it is written; null when there is none.</summary>
    public static string? Before(List<Token> tokens, int at, bool acrossComma = false)
    {
        var end = at;
        while (end > 0 && tokens[end - 1].Text == ".") end--;
        var isApposed = acrossComma && end > 1 && tokens[end - 1].Text == "," && Offices.Contains(tokens[end - 2].Lower);
        if (isApposed) end--;
        if (end > 0 && !Offices.Contains(tokens[end - 1].Lower)) end = OverWhose(tokens, end);
        if (end == 0 || !Offices.Contains(tokens[end - 1].Lower) || (!tokens[end - 1].IsCapital && !isApposed)) return null;
        var start = end - 1;
        while (start > 0 && (Qualifiers.Contains(tokens[start - 1].Lower) || tokens[start - 1].Lower is "affairs")) start--;
        return string.Join(' ', tokens.Skip(start).Take(end - start).Select(token => token.Text));
    }
}

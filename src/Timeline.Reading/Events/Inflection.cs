namespace Timeline.Reading.Events;

/// <summary>The forms of English verbs: the regular rules, and irregular pasts as they are given.</summary>
internal static class Inflection
{
    private const string Vowels = "aeiou";

    /// <summary>All forms of a verb, written <c>sign</c>, or <c>send/sent</c> where the past is irregular (with further forms after more strokes).</summary>
    public static IEnumerable<(string Form, WordForm Kind)> Of(string verb)
    {
        var parts = verb.Split('/');
        var word = parts[0];
        var pasts = parts.Length > 1 ? parts[1..] : [Past(word)];
        foreach (var past in pasts) yield return (past, WordForm.Past);
        yield return (Present(word), WordForm.Present);
        yield return (Stem(word) + "ing", WordForm.Ing);
    }

    private static string Past(string word) => word[^1] switch
    {
        'e' => word + "d",
        'y' when !Vowels.Contains(word[^2]) => word[..^1] + "ied",
        _ => Doubled(word) + "ed",
    };

    private static string Present(string word) => word[^1] switch
    {
        'y' when !Vowels.Contains(word[^2]) => word[..^1] + "ies",
        's' or 'x' or 'z' => word + "es",
        'h' when word[^2] is 'c' or 's' => word + "es",
        _ => word + "s",
    };

    private static string Stem(string word) => word.EndsWith('e') && !word.EndsWith("ee", StringComparison.Ordinal) ? word[..^1] : Doubled(word);

    /// <summary>Short words double their last consonant: stop, stopped.</summary>
    private static string Doubled(string word) =>
        word.Length is 3 or 4 && word.Count(Vowels.Contains) == 1 && !Vowels.Contains(word[^1]) && word[^1] is not ('w' or 'x' or 'y') && Vowels.Contains(word[^2]) && !Vowels.Contains(word[^3])
            ? word + word[^1]
            : word;
}

using System.Collections.Frozen;
using Timeline.Reading.Prose;

namespace Timeline.Reading.Actors;

/// <summary>Names of several words, found in tokens, the longest first.</summary>
/// <typeparam name="T">What a name means.</typeparam>
internal sealed class NameTree<T>
{
    private readonly FrozenDictionary<string, (string[] Words, T Meaning)[]> _byFirstWord;

    /// <summary>Prepares names; of two that are the same, the first counts.</summary>
    public NameTree(IEnumerable<(string Name, T Meaning)> names) => _byFirstWord = names
        .Select(one => (Words: WordsOf(one.Name), one.Meaning))
        .Where(one => one.Words.Length > 0)
        .GroupBy(one => one.Words[0])
        .ToFrozenDictionary(group => group.Key, group => group.OrderByDescending(one => one.Words.Length).ToArray());

    /// <summary>The longest name that begins at a token, and how many tokens it has; 0 when none does.</summary>
    public (int Length, T? Meaning) At(List<Token> tokens, int at)
    {
        if (!_byFirstWord.TryGetValue(tokens[at].Text, out var names)) return (0, default);
        foreach (var (words, meaning) in names)
        {
            if (at + words.Length <= tokens.Count && Matches(tokens, at, words)) return (words.Length, meaning);
        }

        return (0, default);
    }

    private static bool Matches(List<Token> tokens, int at, string[] words)
    {
        for (var i = 1; i < words.Length; i++)
        {
            if (tokens[at + i].Text != words[i]) return false;
        }

        return true;
    }

    private static string[] WordsOf(string name) => [.. SplitText.Words(name).Select(token => token.Text)];
}

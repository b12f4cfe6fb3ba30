using System.Collections.Frozen;

namespace Timeline.Reading.Prose;

/// <summary>Tells English from other languages by its little words.</summary>
internal static class Language
{
    private const int Looked = 5000;
    private const double Enough = 0.2;

    private static readonly FrozenSet<string> Little = FrozenSet.Create(
        "the", "of", "and", "to", "in", "a", "an", "is", "was", "were", "that", "for", "on", "with", "as", "by", "at", "from", "his", "her", "its", "it", "he", "she", "they", "has", "had", "have", "be", "not", "this", "which");

    /// <summary>Whether so many of the first words are such words that the text is English.</summary>
    public static bool IsEnglish(IReadOnlyList<Sentence> sentences)
    {
        var words = sentences.SelectMany(sentence => sentence.Tokens).Where(token => token.IsWord && char.IsLetter(token.Text[0])).Take(Looked).ToList();
        return words.Count == 0 || (double)words.Count(word => Little.Contains(word.Lower)) / words.Count >= Enough;
    }
}

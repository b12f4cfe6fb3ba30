namespace Timeline.Api.Validation;

/// <summary>What somebody may have meant by a word that is not known.</summary>
internal static class NearMisses
{
    private const int Most = 3;

    /// <summary>A sentence such as <c>Did you mean 'azerbaijan'?</c>, beginning with a space; empty when nothing is near.</summary>
    /// <param name="word">The unknown word.</param>
    /// <param name="known">The words there are.</param>
    public static string Sentence(string word, IEnumerable<string> known) => Sentence(Of(word, known));

    /// <summary>The same sentence about words that are known to be near.</summary>
    public static string Sentence(IReadOnlyCollection<string> near) =>
        near.Count == 0 ? "" : $" Did you mean {string.Join(" or ", near.Select(one => $"'{one}'"))}?";

    /// <summary>The nearest known words, at most three: those a few letters away, then those that contain it.</summary>
    public static IReadOnlyList<string> Of(string word, IEnumerable<string> known)
    {
        if (word.Length is 0 or > 100) return [];
        var lower = word.ToLowerInvariant();
        return
        [
            .. known.Distinct()
                .Select(one => (Word: one, Distance: Distance(lower, one.ToLowerInvariant())))
                .Where(one => one.Distance <= Math.Max(word.Length < 4 ? 1 : 2, word.Length / 3) || (word.Length > 2 && one.Word.Contains(lower, StringComparison.OrdinalIgnoreCase)))
                .OrderBy(one => one.Distance).ThenBy(one => one.Word, StringComparer.Ordinal)
                .Take(Most)
                .Select(one => one.Word),
        ];
    }

    /// <summary>Levenshtein distance: how many letters must be put in, taken out or changed.</summary>
    private static int Distance(string a, string b)
    {
        var row = Enumerable.Range(0, b.Length + 1).ToArray();
        for (var i = 1; i <= a.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= b.Length; j++)
            {
                var change = diagonal + (a[i - 1] == b[j - 1] ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.Min(change, Math.Min(row[j], row[j - 1]) + 1);
            }
        }

        return row[b.Length];
    }
}

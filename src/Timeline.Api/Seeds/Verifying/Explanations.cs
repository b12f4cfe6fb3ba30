using System.Text.RegularExpressions;

namespace Timeline.Api.Seeds.Verifying;

/// <summary>A page that says what was left out on purpose, and why: <c>occurrences/*.skipped.md</c> and <c>occurrences/distinct.md</c>.</summary>
/// <param name="File">The file, below the folder of seeds.</param>
/// <param name="Sentences">Bullets such as <c>- "words of it … more words" — reason</c>.</param>
/// <param name="Slugs">Bullets such as <c>- `slug`, `slug` — reason</c>.</param>
/// <param name="Problems">Bullets that are neither.</param>
internal sealed partial record Explanations(
    string File, IReadOnlyList<ExplainedSentence> Sentences, IReadOnlyList<ExplainedSlugs> Slugs, IReadOnlyList<SeedProblem> Problems)
{
    /// <summary>Reads a page; one that is not there explains nothing.</summary>
    public static async Task<Explanations> ReadAsync(string folder, string file, CancellationToken cancellationToken)
    {
        var path = Path.Combine(folder, file);
        if (!System.IO.File.Exists(path)) return new Explanations(file, [], [], []);
        var sentences = new List<ExplainedSentence>();
        var slugs = new List<ExplainedSlugs>();
        var problems = new List<SeedProblem>();
        foreach (var (index, line) in (await System.IO.File.ReadAllLinesAsync(path, cancellationToken)).Index())
        {
            if (!line.StartsWith("- ", StringComparison.Ordinal)) continue;
            if (OfSentence().Match(line) is { Success: true } sentence)
                sentences.Add(new ExplainedSentence(index + 1, [.. sentence.Groups["words"].Value.Split('…', StringSplitOptions.RemoveEmptyEntries).Select(WithSingleBlanks)]));
            else if (OfSlugs().Match(line) is { Success: true } list)
                slugs.Add(new ExplainedSlugs(index + 1, [.. list.Groups["slug"].Captures.Select(slug => slug.Value)]));
            else
                problems.Add(new SeedProblem(file, index + 1, "", "The bullet explains nothing; expected: - \"words of the sentence\" — reason, or: - `slug`, `slug` — reason."));
        }

        return new Explanations(file, sentences, slugs, problems);
    }

    /// <summary>Line breaks count as one blank, so that an explanation may be written on one line.</summary>
    public static string WithSingleBlanks(string words) => Blanks().Replace(words, " ").Trim();

    [GeneratedRegex("""^- "(?<words>[^"]+)" — \S""")]
    private static partial Regex OfSentence();

    [GeneratedRegex("^- `(?<slug>[a-z0-9-]+)`(?:, `(?<slug>[a-z0-9-]+)`)* — \\S")]
    private static partial Regex OfSlugs();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Blanks();
}

/// <summary>A sentence that was left out.</summary>
/// <param name="Line">Where it is explained.</param>
/// <param name="Words">Words of it, in order, with gaps between them.</param>
internal sealed record ExplainedSentence(int Line, IReadOnlyList<string> Words)
{
    /// <summary>Whether the words stand in a sentence, given with single blanks.</summary>
    public bool IsIn(string sentence)
    {
        var from = 0;
        foreach (var words in Words)
        {
            var at = sentence.IndexOf(words, from, StringComparison.Ordinal);
            if (at < 0) return false;
            from = at + words.Length;
        }

        return true;
    }
}

/// <summary>Slugs that were looked at together.</summary>
/// <param name="Line">Where it is explained.</param>
/// <param name="Slugs">The slugs, in order.</param>
internal sealed record ExplainedSlugs(int Line, IReadOnlyList<string> Slugs);

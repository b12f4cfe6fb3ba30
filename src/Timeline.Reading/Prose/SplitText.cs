using System.Collections.Frozen;

namespace Timeline.Reading.Prose;

/// <summary>Splits cleaned text into sentences and words.</summary>
internal static class SplitText
{
    private static readonly FrozenSet<string> Abbreviations = FrozenSet.Create(
        StringComparer.OrdinalIgnoreCase,
        "dr", "mr", "mrs", "ms", "prof", "gen", "col", "lt", "maj", "capt", "brig", "adm", "sgt", "cmdr", "cdr", "hon", "rev", "st", "no", "jr", "sr", "vs", "cit", "al", "e.g", "i.e", "cf", "art", "para", "p", "pp",
        "vol", "ed", "eds", "sen", "rep", "gov", "amb", "jan", "feb", "aug", "sept", "sep", "oct", "nov", "dec", "approx", "ca", "u.s", "u.k", "u.n", "e.u");

    /// <summary>All sentences, in order.</summary>
    public static List<Sentence> Run(CleanText text)
    {
        var sentences = new List<Sentence>();
        var (words, start, paragraph, section, dateline, mark, quoted) = (text.Words, 0, 0, 0, 0, 0, 0);
        for (var i = 0; i <= words.Length; i++)
        {
            if (i < words.Length && words[i] != '\n' && !EndsAt(words, start, i)) continue;
            var end = i;
            while (section < text.Sections.Count && text.Sections[section].At <= start + 1) section++;
            while (dateline < text.Datelines.Count && text.Datelines[dateline].At <= start + 1) dateline++;
            if (Trim(words, start, end) is var (from, to) && to > from)
            {
                var tokens = Tokens(words, from, to, ref quoted);
                if (tokens.Count > 0) sentences.Add(new Sentence(sentences.Count, section > 0 ? text.Sections[section - 1].Number : null, paragraph, from, words[from..to], tokens) { Heading = section > 0 ? text.Sections[section - 1].Heading : null, Dateline = Over(text, section, dateline), Notes = NotesOf(text, ref mark, from, to) });
            }

            if (i < words.Length && words[i] == '\n')
            {
                paragraph++;
                quoted = 0;
            }

            start = i;
        }

        return sentences;
    }

    /// <summary>The words and marks of a name or phrase.</summary>
    public static List<Token> Words(string phrase)
    {
        var quoted = 0;
        var plain = phrase.Replace('’', '\'').Replace('`', '\'').Replace('–', '-').Replace('”', '"').Replace('“', '"');
        return Tokens(plain, 0, plain.Length, ref quoted);
    }

    /// <summary>The last date alone on a line, unless a section has begun since.</summary>
    private static string? Over(CleanText text, int section, int dateline) =>
        dateline > 0 && (section == 0 || text.Sections[section - 1].At <= text.Datelines[dateline - 1].At) ? text.Datelines[dateline - 1].Date : null;

    /// <summary>The notes to which a piece refers, a mark right behind its end included.</summary>
    private static List<(int Number, int At)> NotesOf(CleanText text, ref int mark, int from, int to)
    {
        var notes = new List<(int Number, int At)>();
        while (mark < text.Marks.Count && text.Marks[mark].At <= to)
        {
            if (text.Marks[mark].At > from) notes.Add((text.Marks[mark].Number, text.Marks[mark].At));
            mark++;
        }

        return notes;
    }

    private static (int From, int To) Trim(string words, int start, int end)
    {
        while (start < end && char.IsWhiteSpace(words[start])) start++;
        while (end > start && char.IsWhiteSpace(words[end - 1])) end--;
        return (start, end);
    }

    /// <summary>Whether a blank at <paramref name="i"/> follows the end of a sentence.</summary>
    private static bool EndsAt(string words, int start, int i)
    {
        if (words[i] != ' ' || i + 1 >= words.Length) return false;
        var last = i - 1;
        while (last > start && words[last] is '"' or '”' or '\'' or ')' or ']') last--;
        if (last <= start || words[last] is not ('.' or '!' or '?' or '…')) return false;
        var next = i + 1;
        while (next < words.Length - 1 && words[next] is '"' or '“' or '\'' or '(' or '[') next++;
        if (!char.IsUpper(words[next]) && !char.IsDigit(words[next])) return false;
        if (words[last] != '.') return true;
        var word = last;
        while (word > start && (char.IsLetterOrDigit(words[word - 1]) || words[word - 1] == '.')) word--;
        var before = words[word..last];
        return !(before.Length == 1 && char.IsUpper(before[0])) && !(Abbreviations.Contains(before) && last == i - 1);
    }

    private static List<Token> Tokens(string words, int from, int to, ref int quoted)
    {
        var tokens = new List<Token>();
        for (var i = from; i < to;)
        {
            var c = words[i];
            var end = i + 1;
            if (c is '“' or '”' or '"') quoted = Depth(words, i, quoted);
            else if (char.IsLetterOrDigit(c)) end = WordEnd(words, i, to);
            if (!char.IsWhiteSpace(c))
            {
                var word = words[i..end];
                tokens.Add(new Token(word, word.ToLowerInvariant(), i, end, quoted > 0 && c is not ('“' or '"')));
            }

            i = end;
        }

        // A single word in quotation marks is the author's own, held at arm's length: the leaders "deplored" it.
        for (var i = 1; i + 1 < tokens.Count; i++)
        {
            if (tokens[i] is { IsQuoted: true, IsWord: true } && IsMark(tokens[i - 1]) && IsMark(tokens[i + 1])) tokens[i] = tokens[i] with { IsQuoted = false };
        }

        return tokens;
    }

    /// <summary>How many quotations are open after a mark; one may stand within another.</summary>
    private static int Depth(string words, int i, int quoted) => words[i] switch { '“' => Math.Min(quoted + 1, 2), '”' => Math.Max(quoted - 1, 0), _ => Opens(words, i) ? 1 : 0 };

    private static bool IsMark(Token token) => token.Text is "\"" or "“" or "”";

    private static bool Opens(string words, int i) =>
        (i == 0 || words[i - 1] is ' ' or '\n' or '(' or '[' or '-') && i + 1 < words.Length && words[i + 1] is not (' ' or '\n' or ',' or '.' or ';');

    private static int WordEnd(string words, int start, int to)
    {
        var end = start + 1;
        while (end < to)
        {
            var c = words[end];
            var joins = c is '-' or '\'' or '.' or '\u0301' && end + 1 < to && char.IsLetterOrDigit(words[end + 1]) && !(c == '.' && !IsDotted(words, start, end));
            if (!char.IsLetterOrDigit(c) && !joins) break;
            if (c == '\'' && words[end + 1] is 's' && (end + 2 >= to || !char.IsLetterOrDigit(words[end + 2]))) break;
            end++;
        }

        return end;
    }

    /// <summary>A dot belongs to a word in "U.S" and "3.5", not in "end.Next".</summary>
    private static bool IsDotted(string words, int start, int dot) => (dot - start == 1 || (dot >= 2 && words[dot - 2] == '.')) || char.IsDigit(words[dot - 1]);
}

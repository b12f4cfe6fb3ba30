using System.Text;
using System.Text.RegularExpressions;

namespace Timeline.Reading;

/// <summary>The text of a document, never normalised, in which passages are found and counted in code points.</summary>
public sealed class BulletinText
{
    private readonly string _text;

    private BulletinText(string text)
    {
        _text = text;
        Length = CodePoints(text);
    }

    /// <summary>How long the text is, in Unicode code points.</summary>
    public int Length { get; }

    /// <summary>Reads a document's bytes.</summary>
    /// <exception cref="FormatException">The bytes are not UTF-8, or hold the character NUL, which no database keeps as text.</exception>
    public static BulletinText Decode(ReadOnlySpan<byte> bytes)
    {
        string text;
        try
        {
            text = new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(bytes);
        }
        catch (DecoderFallbackException e)
        {
            throw new FormatException($"The text is not UTF-8: byte {e.Index} cannot stand there.", e);
        }

        return text.Contains('\0')
            ? throw new FormatException($"The text holds the character NUL, at position {CodePoints(text.AsSpan(0, text.IndexOf('\0')))}. Take it out.")
            : new BulletinText(text);
    }

    /// <summary>All places where the very words of <paramref name="quote"/> stand, from first to last.</summary>
    public IReadOnlyList<Passage> FindAll(string quote)
    {
        // A quotation that begins or ends with half a character could only be found within one.
        if (quote.Length == 0 || char.IsLowSurrogate(quote[0]) || char.IsHighSurrogate(quote[^1])) return [];
        var found = new List<Passage>();
        var length = CodePoints(quote);
        var counted = 0;
        var start = 0;
        for (var at = _text.IndexOf(quote, StringComparison.Ordinal); at >= 0; at = _text.IndexOf(quote, at + 1, StringComparison.Ordinal))
        {
            start += CodePoints(_text.AsSpan(counted, at - counted));
            counted = at;
            found.Add(new Passage(start, start + length));
        }

        return found;
    }

    /// <summary>All places that match a pattern, from first to last; empty matches are passed over.</summary>
    public IReadOnlyList<Passage> FindAll(Regex pattern)
    {
        var found = new List<Passage>();
        var counted = 0;
        var start = 0;
        foreach (var match in pattern.EnumerateMatches(_text))
        {
            if (match.Length == 0) continue;
            start += CodePoints(_text.AsSpan(counted, match.Index - counted));
            counted = match.Index;
            found.Add(new Passage(start, start + CodePoints(_text.AsSpan(match.Index, match.Length))));
        }

        return found;
    }

    /// <summary>
    /// How far the text has the words of a quotation that it lacks as a whole, so that a person sees where they part.
    /// </summary>
    /// <returns>The words both have, and a few that stand after them in the text and in the quotation.</returns>
    public Divergence Compare(string quote)
    {
        const int Shown = 30;
        var low = 0;
        var high = quote.Length;
        while (low < high)
        {
            var middle = (low + high + 1) / 2;
            if (_text.Contains(quote[..middle], StringComparison.Ordinal)) low = middle;
            else high = middle - 1;
        }

        // Two characters may differ in their second half alone.
        low = Whole(quote, low);
        var at = low == 0 ? -1 : _text.IndexOf(quote[..low], StringComparison.Ordinal) + low;
        return new Divergence(
            quote[Whole(quote, Math.Max(0, low - Shown))..low],
            at < 0 ? "" : _text[at..Whole(_text, Math.Min(_text.Length, at + Shown))],
            quote[low..Whole(quote, Math.Min(quote.Length, low + Shown))]);
    }

    /// <summary>The words of a passage.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The passage is not within the text, or ends before it begins.</exception>
    public string Read(Passage passage)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(passage.Start, nameof(passage));
        ArgumentOutOfRangeException.ThrowIfLessThan(passage.End, passage.Start, nameof(passage));
        ArgumentOutOfRangeException.ThrowIfGreaterThan(passage.End, Length, nameof(passage));
        var start = IndexOf(passage.Start, from: 0, counted: 0);
        return _text[start..IndexOf(passage.End, start, passage.Start)];
    }

    /// <summary>The line, from 1, on which a position stands.</summary>
    /// <param name="position">A position in code points, from 0 to <see cref="Length"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">The position is not within the text.</exception>
    public int LineOf(int position)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(position);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(position, Length);
        return 1 + _text.AsSpan(0, IndexOf(position, from: 0, counted: 0)).Count('\n');
    }

    /// <summary>The whole text.</summary>
    public override string ToString() => _text;

    private int IndexOf(int codePoint, int from, int counted)
    {
        var index = from;
        for (; counted < codePoint; counted++) index += char.IsHighSurrogate(_text[index]) ? 2 : 1;
        return index;
    }

    /// <summary>The index itself, or the one before it when it lies within a character of two units.</summary>
    private static int Whole(string text, int index) =>
        index > 0 && index < text.Length && char.IsSurrogatePair(text[index - 1], text[index]) ? index - 1 : index;

    private static int CodePoints(ReadOnlySpan<char> text)
    {
        var count = text.Length;
        foreach (var c in text)
        {
            if (char.IsLowSurrogate(c)) count--;
        }

        return count;
    }
}

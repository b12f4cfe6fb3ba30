using System.Buffers;
using System.Text;

namespace Timeline.Api.Formats;

/// <summary>Writes the content lines of RFC 5545: folded at 75 octets, never within a character, and ended by CRLF.</summary>
internal sealed class ContentLines(IBufferWriter<byte> output)
{
    private const int MostOctets = 75;

    /// <summary>Writes a value that needs no escapes.</summary>
    public void Write(string name, string value)
    {
        var octets = 0;
        foreach (var rune in $"{name}:{value}".EnumerateRunes())
        {
            if (octets + rune.Utf8SequenceLength > MostOctets)
            {
                output.Write("\r\n "u8);
                octets = 1;
            }

            octets += rune.EncodeToUtf8(output.GetSpan(4));
            output.Advance(rune.Utf8SequenceLength);
        }

        output.Write("\r\n"u8);
    }

    /// <summary>Writes a text.</summary>
    public void WriteText(string name, string text) => Write(name, Escaped(text));

    /// <summary>Writes several texts, joined by commas.</summary>
    public void WriteTexts(string name, IEnumerable<string> texts) => Write(name, string.Join(',', texts.Select(Escaped)));

    private static string Escaped(string text)
    {
        var escaped = new StringBuilder(text.Length);
        foreach (var c in text.ReplaceLineEndings("\n"))
        {
            if (c == '\n') escaped.Append("\\n");
            else if (c is '\\' or ';' or ',') escaped.Append('\\').Append(c);
            else if (!char.IsControl(c) || c == '\t') escaped.Append(c);
        }

        return escaped.ToString();
    }
}

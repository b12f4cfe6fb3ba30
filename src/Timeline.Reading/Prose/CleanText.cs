using System.Text;

namespace Timeline.Reading.Prose;

/// <summary>The running text of a document without what layout put into it, and where each of its characters came from.</summary>
internal sealed class CleanText
{
    private readonly StringBuilder _words;
    private readonly List<int> _from;
    private readonly List<int> _codePoints = [];

    /// <summary>Cleans a text.</summary>
    public CleanText(string raw)
    {
        (_words, _from) = (new StringBuilder(raw.Length), new List<int>(raw.Length));
        var blocks = Layout.Of(raw).ToList();
        foreach (var block in blocks)
        {
            if (block.Kind == BlockKind.Note && NoteMarks.Number(block.Section!) is { } number) Notes.TryAdd(number, (block.Start, block.End));
        }

        foreach (var block in blocks)
        {
            if (block.Kind == BlockKind.Heading)
            {
                Sections.Add((_words.Length, block.Section, raw[block.Start..block.End]));
                continue;
            }

            if (block.Kind == BlockKind.Dateline)
            {
                Datelines.Add((_words.Length, raw[block.Start..block.End].Trim('#', '*', ' ', ':')));
                continue;
            }

            if (block.Kind == BlockKind.Note) continue;

            if (_words.Length > 0) Add(block.Kind == BlockKind.Paragraph ? '\n' : ' ', block.Start);
            Append(raw, block);
        }

        Words = _words.ToString();
        Count(raw);
    }

    /// <summary>The cleaned words, paragraphs parted by line feeds.</summary>
    public string Words { get; }

    /// <summary>Where the sections begin, their numbers and headings.</summary>
    public List<(int At, string? Number, string Heading)> Sections { get; } = [];

    /// <summary>Where dates stand alone over what they date, and their words.</summary>
    public List<(int At, string Date)> Datelines { get; } = [];

    /// <summary>The notes under the text, by number: where they stand in the document as it is.</summary>
    public Dictionary<int, (int Start, int End)> Notes { get; } = [];

    /// <summary>Where the text refers to a note, in the cleaned words, and its number.</summary>
    public List<(int At, int Number)> Marks { get; } = [];

    /// <summary>Where a piece of the document itself stands, in code points.</summary>
    public Passage PassageOfRaw(int start, int end) => new(_codePoints[start], _codePoints[end]);

    /// <summary>Where a piece of the cleaned words stands in the document, in code points.</summary>
    public Passage PassageOf(int start, int end) => new(_codePoints[_from[start]], _codePoints[_from[end - 1] + 1]);

    /// <summary>The words of the document, as they stand there, of a piece of the cleaned words.</summary>
    public string Quote(string raw, int start, int end) => raw[_from[start]..(_from[end - 1] + 1)];

    private void Append(string raw, Block block)
    {
        var wasBlank = false;
        for (var i = block.Start; i < block.End; i++)
        {
            // "… the firing.[22]", where the notes themselves were left out.
            if (raw[i] == '[' && i > block.Start && !char.IsWhiteSpace(raw[i - 1]) && NoteMarks.At(raw, i, block.Start, block.End, 0) is { } lost && !Notes.ContainsKey(lost.Number))
            {
                i += lost.Length - 1;
                continue;
            }

            if (Notes.Count > 0 && NoteMarks.At(raw, i, block.Start, block.End, Marks.Count > 0 ? Marks[^1].Number : 0) is { } mark && Notes.ContainsKey(mark.Number))
            {
                Marks.Add((_words.Length, mark.Number));
                i += mark.Length - 1;
                continue;
            }

            var c = raw[i];
            if (c is '*' or '_' or '\\' or '\u00ad' || (c is '¹' or '²' or '³' or (>= '⁰' and <= '⁹'))) continue;
            if (char.IsWhiteSpace(c))
            {
                if (!wasBlank) Add(' ', i);
                wasBlank = true;
                continue;
            }

            // The cells of a table: "18 August | They met" is read as "18 August: They met".
            if (c == '|' && wasBlank) RemoveLast();
            wasBlank = false;
            Add(c switch { '|' => ':', '’' or '‘' or '`' or '´' => '\'', '–' or '—' or '‒' or '‑' => '-', '«' => '“', '»' => '”', _ => c }, i);
        }
    }

    private void Add(char c, int from)
    {
        _words.Append(c);
        _from.Add(from);
    }

    private void RemoveLast()
    {
        _words.Length--;
        _from.RemoveAt(_from.Count - 1);
    }

    private void Count(string raw)
    {
        var count = 0;
        foreach (var c in raw)
        {
            _codePoints.Add(count);
            if (!char.IsHighSurrogate(c)) count++;
        }

        _codePoints.Add(count);
    }
}

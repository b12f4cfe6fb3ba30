using Timeline.Domain.Dates;
using Timeline.Domain.Occurrences;
using Timeline.Reading.Prose;

namespace Timeline.Reading.Dates;

/// <summary>Sees entries of a chronicle: a date, a colon or a dash, and what happened, often in the present tense; or a date alone on a line above it.</summary>
/// <param name="finder">Reads the dates of the lines.</param>
/// <param name="years">Learns the years that stand over what is told.</param>
internal sealed class Chronicle(DateFinder finder, YearGuess years)
{
    private int _paragraph = -1;
    private Edtf? _entry;
    private string? _line;
    private Edtf? _over;
    private bool _years;

    /// <summary>The day last told, or the month that stands over a sentence where that day is of another.</summary>
    public Edtf? Base(Edtf? told) => _over is { Precision: DatePrecision.Month } month && (told is not { } day || !month.Contains(day)) ? month : told;

    /// <summary>Looks at a sentence before its dates are read.</summary>
    public void Enter(Sentence sentence)
    {
        if (_years && sentence.Paragraph != _paragraph)
        {
            _years = false;
            years.Under(_over?.Earliest?.Year);
        }

        if (sentence.Dateline == _line) return;
        (_line, _over) = (sentence.Dateline, null);
        if (_line is null)
        {
            years.Under(null);
            return;
        }

        _over = finder.In(_line.Length == 4 ? $"In {_line}" : _line) is [var date, ..] && !years.IsIssue(date.Date) ? date.Date : null;
        years.Under(_over?.Earliest?.Year);
    }

    /// <summary>The date under which a sentence stands as an entry; null when it is none.</summary>
    public DateMention? Over(Sentence sentence, IReadOnlyList<DateMention> dates)
    {
        if (dates.Count > 0 && dates[0] is { Basis: DateBasis.Explicit } first && (IsEntry(sentence.Text, first) || IsAlone(sentence.Text, first)))
        {
            // "1967. In June …": the year goes for the whole paragraph.
            if (first.Date.Precision == DatePrecision.Year && sentence.Paragraph != _paragraph)
            {
                years.Under(first.Date.Earliest?.Year);
                _years = true;
            }

            (_paragraph, _entry) = (sentence.Paragraph, first.Date);
            return first;
        }

        if (_paragraph == sentence.Paragraph && _entry is { } entry) return new DateMention(0, 0, entry, DateBasis.Inherited, true, "the date of the entry");
        return _over is { Precision: DatePrecision.Day } day ? new DateMention(0, 0, day, DateBasis.Inherited, true, "the date over it") : null;
    }

    private static bool IsAlone(string text, DateMention date) => date.Start == 0 && text[date.End..].Trim() is "." or ":" or "";

    private static bool IsEntry(string text, DateMention date)
    {
        if (date.Start > 12 || text[..date.Start].Any(char.IsPunctuation)) return false;
        var after = text.AsSpan(date.End).TrimStart();
        return after.Length > 2 && (after[0] is ':' or '|' || (after[0] is '-' && (after[1] is ' ' || text[date.End] is ' ')) || (after[0] is '.' && after[1] is ' '));
    }
}

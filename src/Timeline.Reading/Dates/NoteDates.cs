using NodaTime;
using Timeline.Domain.Dates;
using Timeline.Reading.Prose;

namespace Timeline.Reading.Dates;

/// <summary>The days of the notes under a text: what a sentence tells without a date happened on the day of the note that proves it.</summary>
/// <param name="clean">The text.</param>
/// <param name="raw">The document as it is.</param>
/// <param name="finder">Reads the dates.</param>
/// <param name="published">The day on which the document came out; a note that is later has a wrong year.</param>
internal sealed class NoteDates(CleanText clean, string raw, DateFinder finder, LocalDate published)
{
    /// <summary>The day of the first of a sentence's notes behind a position that has one, and where the note stands; null for none.</summary>
    public (Edtf Date, Passage Passage, string Quote)? Of(Sentence sentence, int from)
    {
        foreach (var (number, at) in sentence.Notes)
        {
            if (at < from || !clean.Notes.TryGetValue(number, out var note)) continue;
            var words = raw[note.Start..note.End];
            var dates = finder.In(words);
            if ((dates.FirstOrDefault(date => date.Date.Precision == DatePrecision.Day) ?? (dates.Count == 1 ? dates[0] : null)) is not { Date.Earliest: { } day } date) continue;
            return (day <= published ? date.Date : Fitting(day, date), clean.PassageOfRaw(note.Start, note.End), words);
        }

        return null;
    }

    private Edtf Fitting(LocalDate day, DateMention date)
    {
        if (date.Date.Precision != DatePrecision.Day) return date.Date;
        var fits = day;
        while (fits > published) fits = fits.PlusYears(-1);
        return Edtf.Parse($"{Edtf.FromDay(fits)}?");
    }
}

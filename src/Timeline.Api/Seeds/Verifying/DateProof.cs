using System.Globalization;
using NodaTime;
using Timeline.Domain.Dates;
using Timeline.Domain.Occurrences;
using Timeline.Reading;

namespace Timeline.Api.Seeds.Verifying;

/// <summary>Checks that dates, <c>yearGiven</c> and <c>basis</c> agree with the words that are to prove them.</summary>
internal static class DateProof
{
    public static IEnumerable<SeedProblem> In(ToldDocument document, IReadOnlyDictionary<string, RecordOccurrence> records)
    {
        foreach (var work in document.Work)
        {
            var record = records[work.Slug];
            if (record.Date.Earliest > document.Published)
                yield return document.Problem(work.Slug, "date", $"'{record.Date}' begins after the document was published, on {document.Published:uuuu-MM-dd}.");
            foreach (var (i, citation) in ToldDocument.Citations(work).Index())
            {
                if (Doubt(citation, record) is { } doubt) yield return document.Problem(work.Slug, $"citations[{i}].basis", doubt);
            }
        }

        foreach (var (slug, record) in document.Records.Where(told => told.Record.YearGiven))
        {
            if (!YearsOf(record.Date).Any(document.Text.ToString().Contains))
                yield return document.Problem(slug, "yearGiven", $"The document nowhere gives the year of '{record.Date}'.");
        }
    }

    private static string? Doubt(Citation citation, RecordOccurrence record) => citation.Basis switch
    {
        DateBasis.Explicit when !DateWords.Has(citation.Quote) => "It is explicit, but the quotation has no word of a date.",
        DateBasis.Explicit when WordsOf(record.Date, citation.Quote) is { Count: > 0 } words && !words.Any(citation.Quote.Contains) =>
            $"It is explicit, but the quotation has none of the words of '{record.Date}' ({string.Join(", ", words)}).",
        DateBasis.Relative when !DateWords.HasRelative(citation.Quote) => "It is relative, but the quotation has no word that counts from another date.",
        _ => null,
    };

    /// <summary>
    /// What an explicit quotation must have one of: for a day or a month its month, or its year if the quotation names
    /// no month at all; for years a year; nothing that can be checked for a vague interval.
    /// </summary>
    private static List<string> WordsOf(Edtf date, string quote) => date switch
    {
        { Precision: DatePrecision.Day or DatePrecision.Month, Earliest: { } day } => DateWords.HasMonth(quote) ? [NameOf(day)] : [.. YearsOf(date)],
        { Precision: DatePrecision.Year or DatePrecision.Decade } => [.. YearsOf(date)],
        { Precision: DatePrecision.Interval, Earliest: { } first, Latest: { } last, IsApproximate: false } =>
            [.. new[] { NameOf(first), NameOf(last) }.Distinct(), .. YearsOf(date)],
        _ => [],
    };

    private static string NameOf(LocalDate day) => CultureInfo.InvariantCulture.DateTimeFormat.GetMonthName(day.Month);

    /// <summary>How a document may write the years of a date: those of both ends, and for a decade its first three digits.</summary>
    private static IEnumerable<string> YearsOf(Edtf date) =>
        date.Precision == DatePrecision.Century
            ? [$"{(date.Earliest!.Value.Year / 100) + 1}th century"]
            : new[] { date.Earliest, date.Latest }.OfType<LocalDate>().Select(day => YearOf(day, date)).Distinct();

    private static string YearOf(LocalDate day, Edtf date) =>
        date.Precision == DatePrecision.Decade || (date is { Precision: DatePrecision.Interval, IsApproximate: true })
            ? (day.Year / 10).ToString(CultureInfo.InvariantCulture)
            : day.Year.ToString(CultureInfo.InvariantCulture);
}

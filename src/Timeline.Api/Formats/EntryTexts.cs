using System.Text.Encodings.Web;
using System.Text.Unicode;
using Timeline.Api.Timelines;
using Timeline.Domain.Dates;

namespace Timeline.Api.Formats;

/// <summary>What several formats tell of an entry in the same words.</summary>
internal static class EntryTexts
{
    private const int LengthOfTwoDays = 21;

    private static readonly HtmlEncoder Html = HtmlEncoder.Create(UnicodeRanges.All);

    /// <summary>What happened, then the words that prove it.</summary>
    public static string Story(Entry entry) => $"{entry.Summary ?? entry.Title}\n\n{Quotation(entry)}";

    /// <summary>The words that prove it, and where they stand.</summary>
    public static string Quotation(Entry entry) => $"“{entry.Citations[0].Quote}” ({entry.Citations[0].Bulletin})";

    /// <summary>The same for clients that put it into a page as it is.</summary>
    public static string HtmlStory(Entry entry) =>
        $"<p>{HtmlOf(entry.Summary ?? entry.Title)}</p><blockquote>{HtmlOf(entry.Citations[0].Quote)}</blockquote>";

    /// <summary>A text in which nothing is taken for a tag.</summary>
    public static string HtmlOf(string text) => Html.Encode(text);

    /// <summary>Whether the days are known: one day, or from one day to another, without doubt.</summary>
    public static bool HasSureDays(Entry entry) =>
        !entry.Date.IsApproximate && !entry.Date.IsUncertain
        && (entry.Precision == DatePrecision.Day || (entry.Precision == DatePrecision.Interval && entry.Date.ToString().Length == LengthOfTwoDays));
}

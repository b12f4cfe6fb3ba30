using Timeline.Api.Catalogues;
using Timeline.Api.Http;
using Timeline.Api.Timelines;
using Timeline.Domain.Bulletins;

namespace Timeline.Api.Formats;

/// <summary>The addresses that a format tells: whole, and in that very format, since whoever follows them may send another Accept.</summary>
internal static class FormatAddresses
{
    /// <summary>What a writer may tell beside the entries of a page.</summary>
    /// <param name="site">The address of the service, without a path.</param>
    /// <param name="query">What was asked for.</param>
    /// <param name="format">The format.</param>
    /// <param name="page">The page; an empty one of what has none.</param>
    /// <param name="catalogue">The names of all that entries refer to.</param>
    /// <param name="bulletins">The documents, where the format tells of them.</param>
    public static FormatSetting Setting(
        string site, IQueryCollection query, TimelineFormat format, TimelinePage page, Catalogue catalogue, IReadOnlyDictionary<string, Bulletin> bulletins)
    {
        var feed = $"{site}/v1/timeline{With(CanonicalUrl.Query(query, leaveOut: ["cursor", "format"]), "format", format.Name)}";
        return new FormatSetting(
            site,
            feed,
            query["cursor"] is [{ } cursor] ? With(feed, "cursor", cursor) : feed,
            page.Next is { } next ? With(feed, "cursor", next) : null,
            page.Next,
            page.Matched,
            page.Entries.Select(entry => entry.RecordedAt).DefaultIfEmpty(DateTime.UnixEpoch).Max(),
            catalogue,
            bulletins);
    }

    private static string With(string address, string name, string value) =>
        $"{address}{(address.Contains('?') ? '&' : '?')}{name}={Uri.EscapeDataString(value)}";
}

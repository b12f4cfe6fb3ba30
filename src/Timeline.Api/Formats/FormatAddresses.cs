using Timeline.Api.Catalogues;
using Timeline.Api.Http;
using Timeline.Api.Timelines;
using Timeline.Domain.Bulletins;

namespace Timeline.Api.Formats;

/// <summary>The addresses that a format tells: whole, and in that very format, since whoever follows them may send another Accept.</summary>
internal static class FormatAddresses
{
    /// <summary>What a writer may tell beside the entries of a page.</summary>
    public static FormatSetting Setting(
        HttpRequest request, TimelineFormat format, TimelinePage page, Catalogue catalogue, IReadOnlyDictionary<string, Bulletin> bulletins)
    {
        var site = $"{request.Scheme}://{request.Host}{request.PathBase}";
        var feed = $"{site}{request.Path}{With(CanonicalUrl.Query(request.Query, leaveOut: ["cursor", "format"]), "format", format.Name)}";
        return new FormatSetting(
            site,
            feed,
            request.Query["cursor"] is [{ } cursor] ? With(feed, "cursor", cursor) : feed,
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

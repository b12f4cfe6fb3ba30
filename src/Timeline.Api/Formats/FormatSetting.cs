using Timeline.Api.Catalogues;
using Timeline.Api.Timelines;
using Timeline.Domain.Bulletins;

namespace Timeline.Api.Formats;

/// <summary>What a writer may tell beside the entries themselves.</summary>
/// <param name="Site">The address of the service as the caller knows it, without a path.</param>
/// <param name="Feed">The address of the first page, in this very format.</param>
/// <param name="Self">The address of this page.</param>
/// <param name="Next">The address of the next page; null on the last one.</param>
/// <param name="Cursor">The cursor of the next page; null on the last one.</param>
/// <param name="Matched">How many entries match in all; null when not counted.</param>
/// <param name="Updated">When any of the page's entries changed last.</param>
/// <param name="Catalogue">The names of all that entries refer to.</param>
/// <param name="Bulletins">The documents, for those formats that tell of them.</param>
internal sealed record FormatSetting(
    string Site, string Feed, string Self, string? Next, string? Cursor, long? Matched, DateTime Updated,
    Catalogue Catalogue, IReadOnlyDictionary<string, Bulletin> Bulletins)
{
    /// <summary>The address of an entry.</summary>
    public string AddressOf(Entry entry) => $"{Site}/v1/timeline/{entry.Id}";
}

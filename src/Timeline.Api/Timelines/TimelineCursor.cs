using System.Buffers.Text;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Timeline.Api.Http;

namespace Timeline.Api.Timelines;

/// <summary>Where a page ended, and as of which sequence all pages answer.</summary>
/// <param name="Sequence">The log is shown up to here, as on the first page.</param>
/// <param name="Query">A hash of the query that the cursor belongs to.</param>
/// <param name="Keys">The place of the last entry in the order.</param>
internal sealed record TimelineCursor(long Sequence, string Query, IReadOnlyList<string> Keys)
{
    // Neither changes which entries there are nor their order.
    private static readonly string[] NotOfTheQuery = ["cursor", "limit", "format"];

    public override string ToString() => Base64Url.EncodeToString(JsonSerializer.SerializeToUtf8Bytes(this, TimelineJson.Options));

    /// <summary>The hash of a query, whatever page is asked for.</summary>
    public static string HashOf(IQueryCollection query) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(CanonicalUrl.Query(query, NotOfTheQuery))).AsSpan(0, 8));

    /// <exception cref="RequestProblem">The text is no cursor, or that of another query.</exception>
    public static TimelineCursor Parse(string text, IQueryCollection query, TimelineOrder order)
    {
        var cursor = Decode(text);
        if (cursor is not { Sequence: >= 0, Keys: { } keys } || keys.Count != order.Columns.Count || !keys.Zip(order.Columns, IsKey).All(ok => ok))
            throw RequestProblem.Parameter("cursor", "It is no cursor. Take `next` of a page as it is, or leave the parameter out to begin.");
        return cursor.Query == HashOf(query)
            ? cursor
            : throw RequestProblem.Parameter("cursor", "It belongs to another query. Keep all parameters but limit and format as they were on the first page.");
    }

    private static TimelineCursor? Decode(string text)
    {
        try
        {
            return JsonSerializer.Deserialize<TimelineCursor>(Base64Url.DecodeFromChars(text), TimelineJson.Strict);
        }
        catch (Exception e) when (e is FormatException or JsonException)
        {
            return null;
        }
    }

    private static bool IsKey(string key, (string Name, string Type) column) => key is not null && column.Type switch
    {
        "date" => key == "infinity" || DateOnly.TryParseExact(key, "O", out _),
        "bigint" => long.TryParse(key, NumberStyles.None, CultureInfo.InvariantCulture, out _),
        _ => !key.Contains('\0'),
    };
}

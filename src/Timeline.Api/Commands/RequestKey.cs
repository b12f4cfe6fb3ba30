using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Timeline.EventStore.Appending;

namespace Timeline.Api.Commands;

/// <summary>
/// A key under which a request may be sent again without happening again: the ids of its events follow from the key,
/// so that the log itself, which takes no id twice, remembers it.
/// </summary>
/// <param name="Given">The key as it was sent.</param>
/// <param name="Scope">Whose it is, and for which address: the same words of somebody else are another key.</param>
/// <param name="Content">A hash of what was sent.</param>
internal sealed record RequestKey(string Given, string Scope, string Content)
{
    /// <summary>What all events of the request bear as their correlation.</summary>
    public string Correlation => $"idempotency:{Convert.ToHexStringLower(HashOf("correlation"))}";

    /// <summary>What all events of the request bear as their cause.</summary>
    public string Causation => $"request:{Content}";

    /// <summary>The id of the request's event with this index.</summary>
    public Guid EventId(int index)
    {
        var bytes = HashOf(index.ToString(CultureInfo.InvariantCulture)).AsSpan(0, 16);
        bytes[6] = (byte)((bytes[6] & 0x0F) | 0x80); // version 8 of RFC 9562, a hash of the application's own choice
        bytes[8] = (byte)((bytes[8] & 0x3F) | 0x80);
        return new Guid(bytes, bigEndian: true);
    }

    /// <summary>The same appends, their events under the ids of this request.</summary>
    public List<StreamAppend> Name(IEnumerable<StreamAppend> appends)
    {
        var index = 0;
        return [.. appends.Select(append => append with { Events = [.. append.Events.Select(e => e with { Id = EventId(index++) })] })];
    }

    // The scope comes last: it alone may hold a line break.
    private byte[] HashOf(string part) => SHA256.HashData(Encoding.UTF8.GetBytes($"{part}\n{Given}\n{Scope}"));
}

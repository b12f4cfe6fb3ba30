using System.Globalization;
using NodaTime;
using NodaTime.Text;
using Npgsql;

namespace Timeline.Api.Http;

/// <summary>A point of the log: a sequence, or an instant, which means the longest prefix with no later timestamp.</summary>
internal sealed record RecordedUntil
{
    public const string Parameter = "recorded_until";

    private readonly long? _sequence;
    private readonly Instant _instant;

    private RecordedUntil(long sequence) => _sequence = sequence;

    private RecordedUntil(Instant instant) => _instant = instant;

    /// <summary>Reads all digits as a sequence, anything else as RFC 3339 with a zone.</summary>
    public static bool TryParse(string? text, out RecordedUntil? until)
    {
        until = null;
        if (string.IsNullOrEmpty(text)) return false;
        if (text.All(char.IsAsciiDigit))
        {
            // More digits than a sequence can have are beyond the present too.
            until = new RecordedUntil(long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var sequence) ? sequence : long.MaxValue);
            return true;
        }

        if (!OffsetDateTimePattern.Rfc3339.Parse(text).TryGetValue(default, out var time)) return false;
        // At the ends of the calendar an offset leads out of it.
        until = time.Year switch
        {
            < 1000 => new RecordedUntil(0),
            > 9998 => new RecordedUntil(long.MaxValue),
            _ => new RecordedUntil(time.ToInstant()),
        };
        return true;
    }

    /// <summary>Why a text is no such point; null when it is one.</summary>
    public static string? ProblemWith(string text) => TryParse(text, out _)
        ? null
        : $"'{text}' is neither a sequence, all digits, nor an instant with its zone, such as 2021-02-28T12:00:00Z; the plus of a zone is written %2B.";

    /// <summary>True when both are sequences, or both instants, and this one is later: also where the present has reached neither.</summary>
    public bool IsPlainlyAfter(RecordedUntil other) =>
        _sequence is { } sequence ? sequence > other._sequence : other._sequence is null && _instant > other._instant;

    /// <summary>The sequence that is meant.</summary>
    /// <param name="connection">A connection inside a transaction that sees one snapshot.</param>
    /// <param name="present">The last sequence that is shown; nothing is beyond it.</param>
    /// <param name="cancellationToken">Stops the search.</param>
    public async Task<long> FindAsync(NpgsqlConnection connection, long present, CancellationToken cancellationToken)
    {
        if (_sequence is { } sequence) return Math.Min(sequence, present);

        // In the log's own order, since timestamps need not ascend: the first later one ends the prefix.
        await using var command = new NpgsqlCommand(
            "SELECT seq_id - 1 FROM timeline.mt_events WHERE seq_id <= $1 AND timestamp > $2 ORDER BY seq_id LIMIT 1", connection);
        command.Parameters.Add(new NpgsqlParameter<long> { TypedValue = present });
        command.Parameters.Add(new NpgsqlParameter<DateTime> { TypedValue = _instant.ToDateTimeUtc() });
        return await command.ExecuteScalarAsync(cancellationToken) is long last ? last : present;
    }
}

using System.Buffers;
using System.Buffers.Binary;
using System.Text;
using System.Text.Json;
using Npgsql;

namespace Timeline.EventStore.Projections;

/// <summary>
/// Rows on their way into a table by binary COPY, the quickest way in. They are put together here, in the format that
/// PostgreSQL documents, since an awaited call for each value costs as much again as the server needs for the row.
/// </summary>
public sealed class BinaryRows : IAsyncDisposable
{
    private const int Full = 64 * 1024;
    private const int Missing = -1;
    private const int TypeOfText = 25;

    /// <summary>What PostgreSQL takes for the day <c>infinity</c>.</summary>
    private const int Ever = int.MaxValue;

    private static readonly byte[] Signature = [.. "PGCOPY\n"u8, 0xFF, .. "\r\n\0"u8];

    // Days and instants are counted from there.
    private static readonly DateOnly FirstDay = new(2000, 1, 1);
    private static readonly DateTime FirstInstant = FirstDay.ToDateTime(TimeOnly.MinValue, DateTimeKind.Utc);

    private readonly NpgsqlRawCopyStream _stream;
    private readonly ArrayBufferWriter<byte> _buffer = new(2 * Full);
    private readonly ArrayBufferWriter<byte> _document = new(Full);
    private bool _completed;

    private BinaryRows(NpgsqlRawCopyStream stream)
    {
        _stream = stream;
        _buffer.Write(Signature);
        Integer(0); // no flags
        Integer(0); // nothing more ahead of the rows
    }

    /// <summary>Begins to write into a table.</summary>
    /// <param name="connection">The connection, which does nothing else meanwhile.</param>
    /// <param name="table">The table and its columns, such as <c>entry (id, kind)</c>; never input.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    public static async Task<BinaryRows> BeginAsync(NpgsqlConnection connection, string table, CancellationToken cancellationToken) =>
        new(await connection.BeginRawBinaryCopyAsync($"COPY {table} FROM STDIN (FORMAT binary)", cancellationToken));

    /// <summary>Begins a row; all its values follow, in the order of the columns.</summary>
    public void Row(short columns)
    {
        BinaryPrimitives.WriteInt16BigEndian(_buffer.GetSpan(sizeof(short)), columns);
        _buffer.Advance(sizeof(short));
    }

    /// <summary>A value of type <c>boolean</c>.</summary>
    public void Boolean(bool value) => Bytes([value ? (byte)1 : (byte)0]);

    /// <summary>A value of type <c>smallint</c>.</summary>
    public void Small(short value)
    {
        Integer(sizeof(short));
        Row(value);
    }

    /// <summary>A value of type <c>bigint</c>, which may be missing.</summary>
    public void Big(long? value)
    {
        if (value is not { } there)
        {
            Integer(Missing);
            return;
        }

        Integer(sizeof(long));
        BinaryPrimitives.WriteInt64BigEndian(_buffer.GetSpan(sizeof(long)), there);
        _buffer.Advance(sizeof(long));
    }

    /// <summary>A value of type <c>date</c>, which may be missing.</summary>
    public void Day(DateOnly? value)
    {
        if (value is not { } day) Integer(Missing);
        else DayNumber(day.DayNumber - FirstDay.DayNumber);
    }

    /// <summary>A value of type <c>date</c>; a missing one is later than all others.</summary>
    public void DayOrEver(DateOnly? value) => DayNumber(value?.DayNumber - FirstDay.DayNumber ?? Ever);

    /// <summary>A value of type <c>timestamptz</c>, in UTC.</summary>
    public void Instant(DateTime value) => Big((value - FirstInstant).Ticks / TimeSpan.TicksPerMicrosecond);

    /// <summary>A value of type <c>text</c>, which may be missing.</summary>
    public void Text(string? value)
    {
        if (value is null)
        {
            Integer(Missing);
            return;
        }

        var length = Encoding.UTF8.GetByteCount(value);
        Integer(length);
        Encoding.UTF8.GetBytes(value, _buffer);
    }

    /// <summary>A value of type <c>text[]</c>.</summary>
    public void Texts(IReadOnlyCollection<string> values)
    {
        var header = values.Count == 0 ? 3 : 5;
        Integer((header * sizeof(int)) + values.Sum(value => sizeof(int) + Encoding.UTF8.GetByteCount(value)));
        Integer(values.Count == 0 ? 0 : 1); // dimensions
        Integer(0); // nothing is missing
        Integer(TypeOfText);
        if (values.Count == 0) return;
        Integer(values.Count);
        Integer(1); // where places begin
        foreach (var value in values) Text(value);
    }

    /// <summary>A value of type <c>jsonb</c>.</summary>
    public void Json<T>(T value, JsonSerializerOptions options)
    {
        const byte version = 1;
        _document.ResetWrittenCount();
        using (var json = new Utf8JsonWriter(_document, new JsonWriterOptions { Encoder = options.Encoder, SkipValidation = true }))
            JsonSerializer.Serialize(json, value, options);
        Integer(1 + _document.WrittenCount);
        _buffer.Write<byte>([version]);
        _buffer.Write(_document.WrittenSpan);
    }

    /// <summary>A value as the send function of its own type gave it, which may be missing.</summary>
    public void Sent(byte[]? value)
    {
        if (value is null) Integer(Missing);
        else Bytes(value);
    }

    /// <summary>Sends what has come together, when it has become much.</summary>
    public ValueTask FlushAsync(CancellationToken cancellationToken) => _buffer.WrittenCount < Full ? ValueTask.CompletedTask : SendAsync(cancellationToken);

    /// <summary>Sends the rest. Without it nothing is written.</summary>
    public async Task CompleteAsync(CancellationToken cancellationToken)
    {
        Row(Missing);
        await SendAsync(cancellationToken);
        _completed = true;
        await _stream.DisposeAsync();
    }

    /// <summary>Ends it; rows that were not completed are none.</summary>
    public async ValueTask DisposeAsync()
    {
        if (!_completed) await _stream.CancelAsync();
        await _stream.DisposeAsync();
    }

    private async ValueTask SendAsync(CancellationToken cancellationToken)
    {
        await _stream.WriteAsync(_buffer.WrittenMemory, cancellationToken);
        _buffer.ResetWrittenCount();
    }

    private void DayNumber(int days)
    {
        Integer(sizeof(int));
        Integer(days);
    }

    private void Bytes(ReadOnlySpan<byte> value)
    {
        Integer(value.Length);
        _buffer.Write(value);
    }

    private void Integer(int value)
    {
        BinaryPrimitives.WriteInt32BigEndian(_buffer.GetSpan(sizeof(int)), value);
        _buffer.Advance(sizeof(int));
    }
}

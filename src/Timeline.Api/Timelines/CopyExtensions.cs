using Npgsql;
using NpgsqlTypes;

namespace Timeline.Api.Timelines;

/// <summary>Days and missing values in a binary COPY.</summary>
internal static class CopyExtensions
{
    /// <summary>What PostgreSQL sends and takes for the day <c>infinity</c>.</summary>
    private const int Ever = int.MaxValue;

    public static Task WriteMaybeAsync<T>(this NpgsqlBinaryImporter copy, T? value, NpgsqlDbType type, CancellationToken cancellationToken) where T : struct =>
        value is { } there ? copy.WriteAsync(there, type, cancellationToken) : copy.WriteNullAsync(cancellationToken);

    public static Task WriteTextAsync(this NpgsqlBinaryImporter copy, string? text, CancellationToken cancellationToken) =>
        text is null ? copy.WriteNullAsync(cancellationToken) : copy.WriteAsync(text, NpgsqlDbType.Text, cancellationToken);

    /// <summary>As the number of days since 2000, which PostgreSQL takes for a date: Npgsql takes the first and the last day there is for infinity.</summary>
    public static Task WriteDayAsync(this NpgsqlBinaryImporter copy, DateOnly? day, CancellationToken cancellationToken) =>
        copy.WriteMaybeAsync(day?.DayNumber - new DateOnly(2000, 1, 1).DayNumber, NpgsqlDbType.Integer, cancellationToken);

    /// <summary>The same; a missing day is later than all others.</summary>
    public static Task WriteDayOrEverAsync(this NpgsqlBinaryImporter copy, DateOnly? day, CancellationToken cancellationToken) =>
        day is null ? copy.WriteAsync(Ever, NpgsqlDbType.Integer, cancellationToken) : copy.WriteDayAsync(day, cancellationToken);
}

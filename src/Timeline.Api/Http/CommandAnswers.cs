using System.Globalization;
using Npgsql;
using Timeline.Api.Catalogues;
using Timeline.Api.Commands;
using Timeline.EventStore.Appending;
using Timeline.EventStore.Projections;

namespace Timeline.Api.Http;

/// <summary>Answers a command with the new state, once the read model shows it.</summary>
internal sealed class CommandAnswers(NpgsqlDataSource source, CatalogueCache catalogues, ProjectionMarks marks)
{
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(5);

    /// <param name="http">The request and the response.</param>
    /// <param name="done">What the command came to.</param>
    /// <param name="location">Where the new state can be read.</param>
    /// <param name="read">Reads the new state, as it is at a sequence.</param>
    /// <returns>201 with the state of what began, 200 with that of what was there already. Without a body when the read model lags too far behind.</returns>
    public async Task<IResult> AnswerAsync<T>(
        HttpContext http, Done done, string location, Func<ReadSnapshot, long, CancellationToken, Task<T>> read)
    {
        var (stream, appended) = done;
        var sequence = appended?.LastSequence ?? await marks.LastSequenceAsync(http.RequestAborted);
        http.Response.Headers[Answers.SequenceHeader] = sequence.ToString(CultureInfo.InvariantCulture);
        var version = appended?.Versions[stream] ?? await VersionAsync(stream, http.RequestAborted);
        http.Response.Headers.ETag = $"\"{version}\"";
        var isNew = appended is not null && version == 1;
        if (!await marks.WaitForAsync(sequence, LongestWait, http.RequestAborted))
            return isNew ? TypedResults.Created(location) : TypedResults.Ok();

        await using var snapshot = await ReadSnapshot.OpenAsync(source, catalogues, http.RequestAborted);
        var state = await read(snapshot, sequence, http.RequestAborted);
        return isNew ? TypedResults.Created(location, state) : TypedResults.Ok(state);
    }

    /// <summary>Answers a command that is about several streams, once the read model shows what it came to.</summary>
    /// <param name="http">The request and the response.</param>
    /// <param name="appended">What was appended; null when nothing was.</param>
    /// <param name="state">What it came to.</param>
    public async Task<IResult> AnswerAsync<T>(HttpContext http, AppendResult? appended, T state)
    {
        var sequence = appended?.LastSequence ?? await marks.LastSequenceAsync(http.RequestAborted);
        http.Response.Headers[Answers.SequenceHeader] = sequence.ToString(CultureInfo.InvariantCulture);
        await marks.WaitForAsync(sequence, LongestWait, http.RequestAborted);
        return TypedResults.Ok(state);
    }

    private async Task<long> VersionAsync(string stream, CancellationToken cancellationToken)
    {
        await using var command = source.CreateCommand("SELECT version FROM timeline.mt_streams WHERE id = $1");
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = stream });
        return (long)(await command.ExecuteScalarAsync(cancellationToken))!;
    }
}

using Timeline.Api.Catalogues;
using Timeline.Api.Commands;
using Timeline.Api.Http;
using Timeline.Api.Keys;
using Timeline.Api.Timelines;
using Timeline.Domain.Occurrences;
using Timeline.EventStore;
using Timeline.EventStore.Appending;
using Timeline.EventStore.Events;

namespace Timeline.Api.Occurrences;

/// <summary>
/// The short road of every command on an occurrence that is there: who wants it, what is wanted, which version they
/// know, what follows, and the entry as that left it.
/// </summary>
internal sealed class ChangeOccurrence(
    Writers writers, Once once, EventLog log, LogCatalogue catalogue, FindOccurrences occurrences, DecideAndAppend commands, Alone alone, CommandAnswers answers)
{
    /// <summary>Does what a body asks for.</summary>
    /// <param name="id">The occurrence's slug.</param>
    /// <param name="http">The request.</param>
    /// <param name="read">From the body, and the actors, topics and places there are, to what is wanted.</param>
    public Task<IResult> RunAsync<T>(string id, HttpContext http, Func<T, Catalogue, Task<WantedChange>> read) =>
        RunAsync(id, http, async () =>
        {
            _ = new QueryReader(http.Request.Query, QueryParameters.None);
            return await read(await RequestBody.ReadAsync<T>(http), await catalogue.ReadAsync(http.RequestAborted));
        });

    /// <summary>Does what a request asks for.</summary>
    /// <inheritdoc cref="RunAsync{T}"/>
    public async Task<IResult> RunAsync(string id, HttpContext http, Func<Task<WantedChange>> read)
    {
        var by = await writers.RequireAsync(http);
        var stream = Occurrence.StreamOf(id);
        var done = await once.RunAsync(by, async () => new Done(stream, await ChangeAsync(id, http, await read(), by)), http.RequestAborted);
        return await answers.AnswerAsync(
            http, done, $"/v1/timeline/{id}",
            (snapshot, sequence, cancellationToken) => EntryAfter.ReadAsync(snapshot, log, id, sequence, cancellationToken));
    }

    private async Task<AppendResult?> ChangeAsync(string id, HttpContext http, WantedChange wanted, Sender by)
    {
        var stream = Occurrence.StreamOf(id);
        var told = await log.ReadStreamAsync(stream, http.RequestAborted);
        if (told.Count == 0) throw await occurrences.UnknownAsync(id, http.RequestAborted);

        Task<AppendResult?> AppendAsync() => commands.RunAsync(
            [stream, .. KnownOccurrence.Bulletins(told), .. wanted.Also.Select(Occurrence.StreamOf)],
            known => [Decide(id, http.Request, wanted, known)], by, http.RequestAborted);
        return await (wanted.IsAlone ? alone.RunAsync(Concern.Merges, AppendAsync, http.RequestAborted) : AppendAsync());
    }

    private static StreamAppend Decide(string id, HttpRequest request, WantedChange wanted, ILookup<string, StoredEvent> known)
    {
        var stream = Occurrence.StreamOf(id);
        IfMatch.Require(request, known[stream].Last().Version);
        var occurrence = KnownOccurrence.Fold(stream, known);
        return known.Append(stream, "occurrence", OccurrenceDecisions.Decide(occurrence, id, wanted.Command(occurrence, known)));
    }
}

/// <summary>What somebody wants of an occurrence.</summary>
/// <param name="Command">From the occurrence as it is, and all streams that were read, to the command.</param>
internal sealed record WantedChange(Func<Occurrence, ILookup<string, StoredEvent>, OccurrenceCommand> Command)
{
    /// <summary>The slugs of other occurrences that the command depends on.</summary>
    public IReadOnlyCollection<string> Also { get; init; } = [];

    /// <summary>True when it is decided while nobody else merges or retracts.</summary>
    public bool IsAlone { get; init; }

    /// <summary>A command that is the same whatever the occurrence is like.</summary>
    public static WantedChange Of(OccurrenceCommand command) => new((_, _) => command);
}

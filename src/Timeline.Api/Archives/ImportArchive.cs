using System.Globalization;
using System.Text.Json;
using Npgsql;
using Timeline.Api.Bulletins;
using Timeline.Api.Catalogues;
using Timeline.Api.Commands;
using Timeline.Domain;
using Timeline.Domain.Actors;
using Timeline.Domain.Bulletins;
using Timeline.Domain.Occurrences;
using Timeline.Domain.Places;
using Timeline.Domain.Topics;
using Timeline.EventStore;
using Timeline.EventStore.Appending;
using Timeline.Reading;

namespace Timeline.Api.Archives;

/// <summary>
/// Takes an archive into an empty store by the ordinary commands, each append as it was. The whole file is checked
/// before; whoever is cut off says it again and goes on where the store ends.
/// </summary>
internal sealed class ImportArchive(
    EventLog log, NpgsqlDataSource source, DescribeCatalogue describe, RegisterBulletin register, DecideAndAppend commands, Alone alone)
{
    /// <summary>Imports a file that has been checked.</summary>
    /// <returns>How many of its events were recorded now.</returns>
    /// <exception cref="ArchiveRefusedException">The store holds something else, or a line does not follow from those before it.</exception>
    public async Task<long> RunAsync(ArchiveFile file, IProgress<long> progress, CancellationToken cancellationToken)
    {
        var (known, done) = (0L, 0L);
        var withdrawn = new HashSet<string>();
        var events = file.Lines().Skip(1).Select((text, index) => ArchiveJson.Event(index + 2, text));
        foreach (var batch in ArchiveBatches.Of(events))
        {
            if (await IsKnownAsync(batch, cancellationToken))
            {
                known += batch.Count;
            }
            else
            {
                if (done == 0) await RequireNothingElseAsync(known, cancellationToken);
                await RecordAsync(batch, withdrawn, cancellationToken);
                done += batch.Count;
            }

            if (batch[0].Data is BulletinWithdrawn) withdrawn.Add(batch[0].Slug);
            progress.Report(known + done);
        }

        if (done == 0) await RequireNothingElseAsync(known, cancellationToken);
        return done;
    }

    /// <summary>Whether all of it stands in the log already, just so.</summary>
    private async Task<bool> IsKnownAsync(IReadOnlyList<ArchivedEvent> batch, CancellationToken cancellationToken)
    {
        var there = (await log.ReadStreamsAsync([.. batch.Select(e => e.Stream).Distinct()], cancellationToken))
            .Where(e => ArchivedEvents.Carries(e.Data)).ToDictionary(e => (e.Stream, ArchivedEvents.VersionOf(e)), e => e.Data!);
        return batch.All(e => there.TryGetValue((e.Stream, e.Told.Version), out var data) && AreSame(data, e.Data));
    }

    /// <summary>One file is one history: no other may stand beside it.</summary>
    private async Task RequireNothingElseAsync(long known, CancellationToken cancellationToken)
    {
        await using var command = source.CreateCommand("SELECT count(*) FROM timeline.mt_events WHERE type = ANY($1)");
        command.Parameters.Add(new NpgsqlParameter<string[]> { TypedValue = [.. ArchivedEvents.Names] });
        var all = (long)(await command.ExecuteScalarAsync(cancellationToken))!;
        if (all == known) return;
        throw new ArchiveRefusedException(0, "", string.Create(
            CultureInfo.InvariantCulture,
            $"The database is not empty: it holds {all - known} events that this archive does not tell, and two histories cannot become one. Nothing was imported. Name an empty database: ConnectionStrings__Timeline='Host=…;Database=…' timeline import FILE"));
    }

    private async Task RecordAsync(IReadOnlyList<ArchivedEvent> batch, HashSet<string> withdrawn, CancellationToken cancellationToken)
    {
        var first = batch[0];
        try
        {
            var appended = first.Data switch
            {
                BulletinRegistered bulletin => await RegisterAsync(first, bulletin, cancellationToken),
                BulletinWithdrawn withdrawal => await WithdrawAsync(first, withdrawal, cancellationToken),
                OccurrenceEvent => await DecideAsync(batch, withdrawn, cancellationToken),
                _ => await describe.HandleAsync(_ => Task.FromResult(Descriptions(batch)), first.Told.By, cancellationToken),
            };
            if (appended is null || batch.Any(e => appended.Versions[e.Stream] < e.Told.Version))
                throw new ArchiveRefusedException(first.Line, "", "It tells nothing that the lines before it have not told. Take it out.");
        }
        catch (RefusedException e)
        {
            throw new ArchiveRefusedException(first.Line, "", e.Message);
        }
    }

    private async Task<AppendResult?> RegisterAsync(ArchivedEvent e, BulletinRegistered bulletin, CancellationToken cancellationToken)
    {
        var bytes = CheckArchivedBulletin.BytesOf(e);
        var (id, appended) = await register.HandleAsync(
            new BulletinRequest(
                e.Slug, bulletin.Title, bulletin.Publisher, bulletin.Issued.ToString(), bulletin.Published.ToString("O", CultureInfo.InvariantCulture),
                bulletin.Language, bulletin.Kind).ToBulletin(bytes, BulletinText.Decode(bytes)),
            bytes, e.Told.By, cancellationToken);
        return id == e.Slug ? appended : throw new ArchiveRefusedException(e.Line, "text", $"It is, to the byte, the text of '{id}'.");
    }

    private Task<AppendResult?> WithdrawAsync(ArchivedEvent e, BulletinWithdrawn withdrawal, CancellationToken cancellationToken) => commands.RunAsync(
        [e.Stream],
        known => [known.Append(e.Stream, "bulletin", Bulletin.Withdraw(RegisterBulletin.Fold(e.Slug, known[e.Stream]), withdrawal.Reason))],
        e.Told.By, cancellationToken);

    private Task<AppendResult?> DecideAsync(IReadOnlyList<ArchivedEvent> batch, HashSet<string> withdrawn, CancellationToken cancellationToken)
    {
        var streams = batch.Select(e => e.Stream)
            .Concat(batch.Select(e => e.Data).OfType<OccurrenceMerged>().Select(merge => Occurrence.StreamOf(merge.Into))).Distinct().ToList();
        Task<AppendResult?> AppendAsync() =>
            commands.RunAsync(streams, known => new DecideAgain(known, withdrawn).Run(batch), batch[0].Told.By, cancellationToken);
        return batch.Any(e => e.Data is OccurrenceMerged) ? alone.RunAsync(Concern.Merges, AppendAsync, cancellationToken) : AppendAsync();
    }

    private static CatalogueDescriptions Descriptions(IReadOnlyList<ArchivedEvent> batch) => new(
        [.. batch.Select(e => e.Data).OfType<ActorDescribed>().Select(e => e.Actor)],
        [.. batch.Select(e => e.Data).OfType<TopicDescribed>().Select(e => e.Topic)],
        [.. batch.Select(e => e.Data).OfType<PlaceDescribed>().Select(e => e.Place)]);

    /// <summary>Whether two events tell the same.</summary>
    internal static bool AreSame(object one, object other) =>
        one.GetType() == other.GetType()
        && JsonSerializer.Serialize(one, one.GetType(), TimelineJson.Options) == JsonSerializer.Serialize(other, other.GetType(), TimelineJson.Options);
}

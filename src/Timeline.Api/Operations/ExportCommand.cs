using System.CommandLine;
using System.IO.Pipelines;
using System.Runtime.CompilerServices;
using Microsoft.AspNetCore.WebUtilities;
using Npgsql;
using Timeline.Api.Catalogues;
using Timeline.Api.Formats;
using Timeline.Api.Http;
using Timeline.Api.Timelines;

namespace Timeline.Api.Operations;

/// <summary><c>timeline export</c>: all entries that a query chooses, in any format, into a file that is there whole or not at all.</summary>
internal static class ExportCommand
{
    private const int ToldEvery = 1000;

    private static readonly QueryParameters Parameters =
        new([.. TimelineParameters.Timeline.All.Where(parameter => parameter.Name is not ("cursor" or "count" or "format"))]);

    public static Command Build()
    {
        var format = new Option<string>("--format") { Description = $"One of {string.Join(", ", TimelineFormats.Names)}.", DefaultValueFactory = _ => "ndjson" };
        format.AcceptOnlyFromAmong([.. TimelineFormats.Names]);
        var output = new Option<string>("--output") { Description = "The file.", Required = true };
        var site = new Option<string>("--site") { Description = "The address of the service, for links in the file.", DefaultValueFactory = _ => "http://localhost:5080" };
        var query = new Argument<string>("query") { Description = "What to choose, as in the address of GET /v1/timeline: 'actor=turkmenistan&kind=agreement'.", DefaultValueFactory = _ => "" };
        var command = new Command("export", "Writes entries into a file, in any format of GET /v1/timeline; pages are one there.") { query, format, output, site };
        command.SetAction((parsed, _) => RunAsync(
            parsed.GetValue(query)!, TimelineFormats.All.Single(one => one.Name == parsed.GetValue(format)), parsed.GetValue(output)!, parsed.GetValue(site)!.TrimEnd('/')));
        return command;
    }

    private static async Task<int> RunAsync(string given, TimelineFormat format, string file, string site)
    {
        using var signals = new Signals();
        await using var database = await Database.OpenBesideAsync(Terminal.Say, signals.Token);
        await using var services = new ServiceCollection().AddLogging().AddTimeline(database.ConnectionString).BuildServiceProvider();
        var source = services.GetRequiredService<NpgsqlDataSource>();
        await PrepareDatabase.MigrateAsync(source, Terminal.Say, signals.Token);
        await services.GetRequiredService<Projections>().CatchUpAsync(signals.Token);
        try
        {
            var values = new QueryCollection(QueryHelpers.ParseQuery(given));
            var query = new QueryReader(values, Parameters);
            _ = RecordedUntil.TryParse(query.One(RecordedUntil.Parameter), out var until);
            await using var snapshot = await ReadSnapshot.OpenAsync(source, services.GetRequiredService<CatalogueCache>(), signals.Token, until);
            var filter = format.EntriesOf(await GetTimeline.ReadFilterAsync(query, snapshot, signals.Token), query);
            var limit = TimelineParameters.ParseLimit(query.One("limit"));
            var all = await new EntryCounts(snapshot, filter).AllAsync(signals.Token);
            var of = Math.Min(all, limit ?? all);
            var bulletins = format.TellsBulletins ? await snapshot.DocumentsAsync(signals.Token) : [];
            var setting = FormatAddresses.Setting(site, values, format, new TimelinePage([], null, of), snapshot.Catalogue, bulletins);
            var entries = new TimelineReader(snapshot, filter, TimelineOrder.Named(query.One("sort") ?? format.Sort)).AllAsync(limit, signals.Token);
            await Terminal.CountAsync("Exporting", of, progress => WriteAsync(file, format, setting, Counted(entries, progress, signals.Token), signals.Token));
            Terminal.Say($"{of} entries in {file}, as of sequence {snapshot.Sequence}.");
            return 0;
        }
        catch (Exception e) when (e is RequestProblem or IOException or UnauthorizedAccessException)
        {
            Terminal.Say(e.Message);
            return 1;
        }
    }

    /// <summary>Under another name until it is whole.</summary>
    private static async Task WriteAsync(
        string file, TimelineFormat format, FormatSetting setting, IAsyncEnumerable<Entry> entries, CancellationToken cancellationToken)
    {
        var part = $"{file}.part";
        try
        {
            await using (var stream = File.Create(part))
            {
                var output = PipeWriter.Create(stream, new StreamPipeWriterOptions(leaveOpen: true));
                await SendEntries.WriteAsync(output, () => { }, format, setting, entries, cancellationToken);
                await output.CompleteAsync();
            }

            File.Move(part, file, overwrite: true);
        }
        finally
        {
            File.Delete(part);
        }
    }

    private static async IAsyncEnumerable<Entry> Counted(IAsyncEnumerable<Entry> entries, IProgress<long> progress, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var done = 0L;
        await foreach (var entry in entries.WithCancellation(cancellationToken))
        {
            yield return entry;
            if (++done % ToldEvery == 0) progress.Report(done);
        }

        progress.Report(done);
    }
}

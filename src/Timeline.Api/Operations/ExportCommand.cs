using System.CommandLine;
using System.IO.Pipelines;
using System.Runtime.CompilerServices;
using Microsoft.AspNetCore.WebUtilities;
using Npgsql;
using Timeline.Api.Archives;
using Timeline.Api.Catalogues;
using Timeline.Api.Formats;
using Timeline.Api.Http;
using Timeline.Api.Timelines;
using Timeline.EventStore.Projections;

namespace Timeline.Api.Operations;

/// <summary><c>timeline export</c>: all entries that a query chooses, in any format, or the whole store as an archive.</summary>
internal static class ExportCommand
{
    private const int ToldEvery = 1000;
    private const string Archive = "archive";

    private static readonly QueryParameters Parameters =
        new([.. TimelineParameters.Timeline.All.Where(parameter => parameter.Name is not ("cursor" or "count" or "format"))]);

    public static Command Build()
    {
        var format = new Option<string>("--format")
        {
            Description = $"One of {string.Join(", ", TimelineFormats.Names)}; or {Archive}: all there is, documents, actors, topics and places included, one event a line, for 'timeline import' elsewhere.",
            DefaultValueFactory = _ => "ndjson",
        };
        format.AcceptOnlyFromAmong([.. TimelineFormats.Names, Archive]);
        var output = new Option<string>("--output")
        {
            Description = "The file; what is there is replaced when the new one is whole. - is standard output.",
            DefaultValueFactory = _ => ExportFile.StandardOutput,
        };
        var site = new Option<string>("--site") { Description = "The address of the service, for links in the file.", DefaultValueFactory = _ => "http://localhost:5080" };
        var query = new Argument<string>("query") { Description = "What to choose, as in the address of GET /v1/timeline: 'actor=turkmenistan&kind=agreement'.", DefaultValueFactory = _ => "" };
        var command = new Command("export", "Writes entries, in any format of GET /v1/timeline (pages are one there), or an archive of all there is.") { query, format, output, site };
        command.SetAction((parsed, _) => RunAsync(
            parsed.GetValue(query)!, parsed.GetValue(format)!, new ExportFile(parsed.GetValue(output)!), parsed.GetValue(site)!.TrimEnd('/')));
        return command;
    }

    private static async Task<int> RunAsync(string query, string format, ExportFile file, string site)
    {
        if ((file.Problem() ?? (format == Archive && query.Length > 0 ? "An archive carries all there is. Leave the query out, or choose another format." : null)) is { } problem)
        {
            Terminal.Say(problem);
            return 1;
        }

        using var signals = new Signals();
        await using var database = await Database.OpenBesideAsync(Terminal.Say, signals.Token);
        await using var services = new ServiceCollection().AddLogging().AddTimeline(database.ConnectionString).BuildServiceProvider();
        await PrepareDatabase.MigrateAsync(services.GetRequiredService<NpgsqlDataSource>(), Terminal.Say, signals.Token);
        try
        {
            Terminal.Say(format == Archive
                ? await ArchiveAsync(services, file, signals.Token)
                : await EntriesAsync(services, query, TimelineFormats.All.Single(one => one.Name == format), file, site, signals.Token));
            return 0;
        }
        catch (OperationCanceledException)
        {
            Terminal.Say($"Stopped; nothing whole is in {file.Name}.");
            return 1;
        }
        catch (Exception e) when (e is RequestProblem or IOException or UnauthorizedAccessException)
        {
            Terminal.Say(e is IOException && file.Name != ExportFile.StandardOutput ? $"{file.Name} cannot be written: {e.Message}" : e.Message);
            return 1;
        }
    }

    private static async Task<string> ArchiveAsync(ServiceProvider services, ExportFile file, CancellationToken cancellationToken)
    {
        var export = services.GetRequiredService<ExportArchive>();
        var through = await services.GetRequiredService<ProjectionMarks>().LastSequenceAsync(cancellationToken);
        var lines = await export.CountAsync(through, cancellationToken);
        await Terminal.CountAsync("Exporting", lines, progress => file.WriteAsync(async output =>
        {
            var done = -1L;
            await export.WriteAsync(
                through, lines,
                async line =>
                {
                    await output.WriteAsync(line, cancellationToken);
                    await output.WriteAsync("\n"u8.ToArray(), cancellationToken);
                    if (++done % ToldEvery == 0) progress.Report(done);
                },
                cancellationToken);
            progress.Report(done);
        }));
        return $"{lines} events with all documents in {file.Name}, as of sequence {through}. Elsewhere, with an empty database: timeline import FILE";
    }

    private static async Task<string> EntriesAsync(
        ServiceProvider services, string given, TimelineFormat format, ExportFile file, string site, CancellationToken cancellationToken)
    {
        await services.GetRequiredService<Projections>().CatchUpAsync(cancellationToken);
        var values = new QueryCollection(QueryHelpers.ParseQuery(given));
        var query = new QueryReader(values, Parameters);
        _ = RecordedUntil.TryParse(query.One(RecordedUntil.Parameter), out var until);
        await using var snapshot = await ReadSnapshot.OpenAsync(
            services.GetRequiredService<NpgsqlDataSource>(), services.GetRequiredService<CatalogueCache>(), cancellationToken, until);
        var filter = format.EntriesOf(await GetTimeline.ReadFilterAsync(query, snapshot, cancellationToken), query);
        var limit = TimelineParameters.ParseLimit(query.One("limit"));
        var all = await new EntryCounts(snapshot, filter, kept: null).AllAsync(cancellationToken);
        var of = Math.Min(all, limit ?? all);
        var bulletins = format.TellsBulletins ? await snapshot.DocumentsAsync(cancellationToken) : [];
        var setting = FormatAddresses.Setting(site, values, format, new TimelinePage([], null, of), snapshot.Catalogue, bulletins);
        var entries = new TimelineReader(snapshot, filter, TimelineOrder.Named(query.One("sort") ?? format.Sort)).AllAsync(limit, cancellationToken);
        var written = 0L;
        await Terminal.CountAsync("Exporting", of, progress => file.WriteAsync((PipeWriter output) => SendEntries.WriteAsync(
            output, () => { }, format, setting,
            Counted(
                entries,
                done =>
                {
                    written = done;
                    progress.Report(done);
                },
                cancellationToken),
            cancellationToken)));
        return $"{written} entries in {file.Name}, as of sequence {snapshot.Sequence}.";
    }

    private static async IAsyncEnumerable<Entry> Counted(IAsyncEnumerable<Entry> entries, Action<long> report, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var done = 0L;
        await foreach (var entry in entries.WithCancellation(cancellationToken))
        {
            yield return entry;
            if (++done % ToldEvery == 0) report(done);
        }

        report(done);
    }
}

using System.Diagnostics;
using Timeline.Http.Tests.Running;

namespace Timeline.Http.Tests.Formats;

/// <summary>A format counts as served when the real client, unmodified, reads it; what each checks stands in tests/clients/formats.</summary>
public sealed class RealClientsTests(SeededService service) : IClassFixture<SeededService>
{
    [NodeFact(needsBrowser: true)]
    public Task TimelineJS_loads_the_address_and_shows_every_entry_from_the_first_date_to_the_last() => RunAsync("timelinejs");

    [NodeFact(needsBrowser: true)]
    public Task Vis_timeline_shows_every_item_from_the_first_date_to_the_last() => RunAsync("vis");

    [NodeFact]
    public Task Ical_js_parses_every_event() => RunAsync("ical");

    [NodeFact]
    public Task Feedparser_reads_every_page_of_the_feed() => RunAsync("feedparser");

    [NodeFact]
    public Task Feedsmith_reads_every_page_of_the_JSON_feed() => RunAsync("jsonfeed");

    [NodeFact]
    public Task Pages_and_lines_of_JSON_tell_the_same() => RunAsync("json");

    [NodeFact]
    public Task TimeMap_leaves_out_no_event_association_or_source() => RunAsync("timemap");

    [NodeFact]
    public Task Check_geojson_finds_nothing() => RunAsync("geojson");

    [NodeFact]
    public Task Edtf_parses_every_date_and_agrees_on_its_first_and_last_day() => RunAsync("edtf");

    [NodeFact]
    public Task Csv_parse_reads_the_table_back_to_the_fields() => RunAsync("csv");

    [NodeFact]
    public Task Redocly_finds_no_error_in_the_API_document() => RunAsync("redocly");

    [NodeFact]
    public Task A_program_in_TypeScript_compiles_against_the_API_document_and_runs() => RunAsync("typescript");

    private async Task RunAsync(string check)
    {
        var start = new ProcessStartInfo(NodeFactAttribute.Find("node")!, [$"{check}.mjs", service.Address.ToString()])
        {
            WorkingDirectory = NodeFactAttribute.Folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["CHROMIUM"] = NodeFactAttribute.Browser;
        using var node = Process.Start(start)!;
        var said = Task.WhenAll(node.StandardOutput.ReadToEndAsync(), node.StandardError.ReadToEndAsync());
        using var late = new CancellationTokenSource(TimeSpan.FromMinutes(2));
        try
        {
            await node.WaitForExitAsync(late.Token);
        }
        finally
        {
            if (!node.HasExited) node.Kill(entireProcessTree: true);
        }

        Assert.True(node.ExitCode == 0, string.Concat(await said));
    }
}

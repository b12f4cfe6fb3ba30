using System.Diagnostics;
using System.Globalization;

namespace Timeline.Benchmarks.Reading;

/// <summary>The real program, <c>timeline serve</c>, as a process of its own on a database of ours; and one client that keeps its connection.</summary>
internal sealed class Served : IAsyncDisposable
{
    // A shell between us holds our end of a pipe: however we die, it reads the end of file and ends the service.
    private const string Guard = """
        trap '' INT; exec 3<&0
        "$@" </dev/null & served=$!; echo "$served"
        { read -r word; kill -TERM "$served"; } <&3 >/dev/null 2>&1 &
        wait "$served"
        """;

    private readonly Process _shell;
    private readonly DirectoryInfo _home = Directory.CreateTempSubdirectory("timeline-bench-");
    private Process? _service;

    private Served(string database)
    {
        var start = new ProcessStartInfo("/bin/sh") { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var word in (string[])["-c", Guard, "timeline-bench", "dotnet", "exec", Path.Combine(AppContext.BaseDirectory, "timeline.dll"), "serve", "--no-seeds", "--urls", "http://127.0.0.1:0"])
            start.ArgumentList.Add(word);
        start.Environment["ConnectionStrings__Timeline"] = database;
        start.Environment["TIMELINE_HOME"] = _home.FullName;
        // As on somebody's own machine, where no client is held to a rate.
        start.Environment["ASPNETCORE_ENVIRONMENT"] = "Development";
        _shell = Process.Start(start)!;
    }

    public HttpClient Http { get; } = new() { Timeout = Timeout.InfiniteTimeSpan };

    /// <summary>The memory of the service that is resident now, in bytes.</summary>
    public long ResidentMemory
    {
        get
        {
            _service!.Refresh();
            return _service.WorkingSet64;
        }
    }

    /// <summary>Starts it and waits until it answers.</summary>
    public static async Task<Served> StartAsync(string database, CancellationToken cancellationToken)
    {
        var served = new Served(database);
        try
        {
            var number = await served._shell.StandardOutput.ReadLineAsync(cancellationToken);
            served._service = Process.GetProcessById(int.Parse(number!, CultureInfo.InvariantCulture));
            served.Http.BaseAddress = await AddressAsync(served._shell.StandardError, cancellationToken);
            return served;
        }
        catch
        {
            await served.DisposeAsync();
            throw;
        }
    }

    /// <summary>Asks and reads the whole answer.</summary>
    public async Task<byte[]> GetAsync(string path, CancellationToken cancellationToken)
    {
        using var answer = await Http.GetAsync(new Uri(path, UriKind.Relative), cancellationToken);
        var body = await answer.Content.ReadAsByteArrayAsync(cancellationToken);
        return answer.IsSuccessStatusCode
            ? body
            : throw new InvalidOperationException($"{path} answers {(int)answer.StatusCode}: {System.Text.Encoding.UTF8.GetString(body)}");
    }

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        _shell.StandardInput.Close();
        await _shell.WaitForExitAsync();
        _shell.Dispose();
        _service?.Dispose();
        _home.Delete(recursive: true);
    }

    /// <summary>Where it says that it serves; what it says later is read and dropped, so that it never waits for us.</summary>
    private static async Task<Uri> AddressAsync(StreamReader said, CancellationToken cancellationToken)
    {
        const string serving = "Serving on ";
        var before = new List<string>();
        while (await said.ReadLineAsync(cancellationToken) is { } line)
        {
            before.Add(line);
            if (!line.StartsWith(serving, StringComparison.Ordinal)) continue;
            _ = said.BaseStream.CopyToAsync(Stream.Null, CancellationToken.None);
            return new Uri(line[serving.Length..].Split(' ')[0]);
        }

        throw new InvalidOperationException($"The service did not start: {string.Join('\n', before)}");
    }
}

using System.Diagnostics;
using System.Text;

namespace Timeline.Http.Tests.Commands;

/// <summary>The real program as a child process, with a database that is given to it and a home of its own.</summary>
internal sealed class Program : IDisposable
{
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(30);

    // A shell has what it runs in the background ignore Ctrl-C, and so would all that is started from there.
    private static readonly string[] Launcher = OperatingSystem.IsLinux() ? ["env", "--default-signal=INT", "dotnet"] : ["dotnet"];

    private readonly Process _process;
    private readonly string? _database;
    private readonly DirectoryInfo _home;
    private readonly bool _isGuest;
    private readonly StringBuilder _error = new();
    private readonly TaskCompletionSource _errorEnded = new();

    private Program(string? database, string[] words, DirectoryInfo? home = null, bool isAsked = false)
    {
        _database = database;
        _home = home ?? Directory.CreateTempSubdirectory("timeline-home-");
        _isGuest = home is not null;
        string[] line = [.. Launcher, "exec", Path.Combine(AppContext.BaseDirectory, "timeline.dll"), .. words];
        var start = new ProcessStartInfo(line[0], line.Skip(1)) { RedirectStandardError = true, RedirectStandardOutput = true, RedirectStandardInput = isAsked };
        start.Environment["ConnectionStrings__Timeline"] = database;
        start.Environment["TIMELINE_HOME"] = _home.FullName;
        _process = Process.Start(start)!;
        _process.ErrorDataReceived += (_, line) =>
        {
            lock (_error)
            {
                if (line.Data is null) _errorEnded.TrySetResult();
                else _error.Append(line.Data).Append('\n');
            }
        };
        _process.BeginErrorReadLine();
    }

    public int ProcessId => _process.Id;

    public bool HasExited => _process.HasExited;

    /// <summary>What it has said on standard error so far.</summary>
    public string Said
    {
        get
        {
            lock (_error) return _error.ToString();
        }
    }

    /// <summary>Starts the program on a database and leaves it running.</summary>
    public static Program Start(string database, params string[] words) => new(database, words);

    /// <summary>Runs the program to its end.</summary>
    public static async Task<Ended> RunAsync(string? database, params string[] words)
    {
        using var program = new Program(database, words);
        return await program.EndAsync();
    }

    /// <summary>Runs the program to its end, with lines to read on standard input.</summary>
    public static async Task<Ended> AnswerAsync(string database, IEnumerable<string> lines, params string[] words)
    {
        using var program = new Program(database, words, isAsked: true);
        foreach (var line in lines) await program._process.StandardInput.WriteLineAsync(line);
        program._process.StandardInput.Close();
        return await program.EndAsync();
    }

    /// <summary>Runs the program once more to its end, at home where this one is.</summary>
    public async Task<Ended> RunBesideAsync(params string[] words)
    {
        using var program = new Program(_database, words, _home);
        return await program.EndAsync();
    }

    /// <summary>Waits until it has ended by itself.</summary>
    public async Task<Ended> EndAsync()
    {
        var output = await _process.StandardOutput.ReadToEndAsync().WaitAsync(Longest);
        await Task.WhenAll(_process.WaitForExitAsync(), _errorEnded.Task).WaitAsync(Longest);
        return new Ended(_process.ExitCode, output, Said);
    }

    /// <summary>Waits until it says a line with a word on standard error, and gives that line.</summary>
    public async Task<string> SaysAsync(string word)
    {
        var waiting = Stopwatch.StartNew();
        while (true)
        {
            var ended = HasExited;
            if (Said.Split('\n').FirstOrDefault(line => line.Contains(word, StringComparison.Ordinal)) is { } line) return line;
            Assert.True(!ended && waiting.Elapsed < Longest, $"It never says '{word}': {Said}");
            await Task.Delay(10);
        }
    }

    public void Dispose()
    {
        if (!_process.HasExited) _process.Kill();
        _process.WaitForExit();
        _process.Dispose();
        if (!_isGuest) _home.Delete(recursive: true);
    }
}

/// <summary>How a program ended.</summary>
internal sealed record Ended(int Code, string Output, string Error)
{
    /// <summary>It failed, said nothing on standard output, and told why in one plain line.</summary>
    public void FailedPlainly(string why)
    {
        Assert.True(Code == 1, $"It ended with {Code}: {Error}");
        Assert.Empty(Output);
        Assert.Contains(why, Error, StringComparison.Ordinal);
        Assert.Single(Error.Split('\n', StringSplitOptions.RemoveEmptyEntries));
        Assert.DoesNotContain("   at ", Error, StringComparison.Ordinal);
    }
}

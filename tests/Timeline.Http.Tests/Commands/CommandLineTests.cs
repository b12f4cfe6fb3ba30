using System.Text.Json;
using Npgsql;
using Timeline.Http.Tests.Running;
using Timeline.Http.Tests.Seeds;

namespace Timeline.Http.Tests.Commands;

/// <summary>What a person or a script gets from the commands: data on standard output, words on standard error, an exit code that tells.</summary>
public sealed class CommandLineTests
{
    /// <summary>Nobody listens on port 1.</summary>
    private const string Nowhere = "Host=127.0.0.1;Port=1;Database=x;Username=x;Timeout=2";

    [Theory]
    [InlineData("")]
    [InlineData("serve")]
    [InlineData("import")]
    [InlineData("import seeds")]
    [InlineData("status")]
    [InlineData("projections")]
    [InlineData("projections replay")]
    [InlineData("projections skip")]
    [InlineData("keys")]
    [InlineData("keys add")]
    [InlineData("keys list")]
    [InlineData("keys revoke")]
    [InlineData("postgres")]
    [InlineData("read")]
    [InlineData("review")]
    [InlineData("evaluate")]
    public async Task Every_command_tells_how_it_is_used(string command)
    {
        var ended = await Program.RunAsync(Nowhere, [.. command.Split(' ', StringSplitOptions.RemoveEmptyEntries), "--help"]);
        Assert.Equal((0, ""), (ended.Code, ended.Error));
        Assert.Contains($"timeline {command}".TrimEnd(), ended.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("srve", "srve")]
    [InlineData("serve --nonsense", "--nonsense")]
    [InlineData("import leaves", "leaves")]
    [InlineData("keys add", "Required argument")]
    [InlineData("keys add somebody --role owner", "owner")]
    [InlineData("keys", "Required command")]
    [InlineData("projections skip timeline", "--reason")]
    public async Task What_nobody_knows_is_refused_by_name(string words, string said)
    {
        var ended = await Program.RunAsync(Nowhere, words.Split(' '));
        Assert.NotEqual(0, ended.Code);
        Assert.Contains(said, ended.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", ended.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("import seeds")]
    [InlineData("serve --urls http://127.0.0.1:0 --no-seeds")]
    [InlineData("keys list")]
    [InlineData("keys add somebody")]
    [InlineData("projections replay timeline")]
    public async Task A_database_that_cannot_be_reached_is_told_in_a_line(string words)
    {
        var ended = await Program.RunAsync(Nowhere, words.Split(' '));
        Assert.True(ended.Code == 1, ended.Error);
        Assert.Empty(ended.Output);
        Assert.Contains("The database cannot be used: ", ended.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", ended.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_connection_string_that_is_none_is_told_in_a_line() =>
        (await Program.RunAsync("nonsense", "keys", "list")).FailedPlainly("ConnectionStrings__Timeline");

    [Fact]
    public async Task A_folder_of_seeds_that_is_not_there_is_told_in_a_line()
    {
        var database = await Templates.CopyEmptyAsync();
        (await Program.RunAsync(database, "import", "seeds", "/no/such/folder")).FailedPlainly("There is no folder '/no/such/folder'");
    }

    [Fact]
    public async Task Mistakes_in_seeds_are_told_by_file_line_and_field()
    {
        using var seeds = new SmallSeeds();
        seeds.Write(SmallSeeds.One, SmallSeeds.Line("first-talk", "The North met the South."), SmallSeeds.Line("first-end", "The end of none.", actor: "nort"));
        var ended = await Program.RunAsync(await Templates.CopyEmptyAsync(), "import", "seeds", seeds.Folder);
        Assert.Equal((1, ""), (ended.Code, ended.Output));
        var lines = ended.Error.Split('\n');
        Assert.Contains(lines, line => line.StartsWith("occurrences/one.jsonl:2: participants[0].actor: 'nort' is not the slug of an actor. Did you mean 'north'?", StringComparison.Ordinal));
        Assert.Contains(lines, line => line.StartsWith("occurrences/one.jsonl:2: citations[0].quote: ", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Sound_seeds_are_imported_and_the_status_tells_it_as_one_json_object()
    {
        var database = await Templates.CopyEmptyAsync();
        using var seeds = new SmallSeeds();
        var import = await Program.RunAsync(database, "import", "seeds", seeds.Folder);
        Assert.Equal((0, ""), (import.Code, import.Output));

        var status = await Program.RunAsync(database, "status", "--json");
        Assert.Equal((1, ""), (status.Code, status.Error));
        var told = JsonSerializer.Deserialize<JsonElement>(Assert.Single(status.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries)));
        Assert.Equal(0, told.GetProperty("listening").GetArrayLength());
        Assert.Equal("ready", told.GetProperty("health").GetProperty("status").GetString());
        Assert.Equal(
            await Sql.NumberAsync(database, "SELECT max(seq_id) FROM timeline.mt_events"), told.GetProperty("health").GetProperty("lastSequence").GetInt64());
        Assert.All(told.GetProperty("health").GetProperty("projections").EnumerateArray(), projection => Assert.Equal(0, projection.GetProperty("behind").GetInt64()));
    }

    [Fact]
    public async Task The_status_of_a_database_that_does_not_answer_is_an_object_too()
    {
        var status = await Program.RunAsync(Nowhere, "status", "--json");
        Assert.Equal((1, ""), (status.Code, status.Error));
        Assert.Equal(JsonValueKind.Null, JsonSerializer.Deserialize<JsonElement>(status.Output).GetProperty("health").ValueKind);
    }

    [Fact]
    public async Task A_projection_that_is_not_paused_cannot_be_skipped()
    {
        var database = await Templates.CopyEmptyAsync();
        (await Program.RunAsync(database, "projections", "skip", "timeline", "--reason", "None.")).FailedPlainly("There is no paused projection 'timeline'");
        (await Program.RunAsync(database, "projections", "replay", "nonsense")).FailedPlainly("There is no paused projection 'nonsense'");
    }

    [Fact]
    public async Task A_password_never_shows()
    {
        var secret = new NpgsqlConnectionStringBuilder(Nowhere) { Password = "not-to-be-told" };
        foreach (var words in (string[])["keys list", "status", "status --json"])
        {
            var ended = await Program.RunAsync(secret.ConnectionString, words.Split(' '));
            Assert.DoesNotContain("not-to-be-told", ended.Output + ended.Error, StringComparison.Ordinal);
        }
    }
}

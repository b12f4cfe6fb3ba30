namespace Timeline.LocalPostgres.Tests;

/// <summary>Which PostgreSQL is taken, and what is said when there is none.</summary>
public sealed class PostgresBinariesTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("postgres (PostgreSQL) 15.18 (Debian 15.18-0+deb12u1)", "15.18")]
    [InlineData("postgres (PostgreSQL) 18beta1", "18.0")]
    [InlineData("postgres (PostgreSQL) 9.6.24", "9.6")]
    public void The_version_is_read_from_what_postgres_says(string said, string version) =>
        Assert.Equal(Version.Parse(version), PostgresBinaries.ParseVersion(said));

    [Fact]
    public void The_highest_version_is_taken_and_those_before_15_are_not_seen()
    {
        var found = PostgresBinaries.FindAll(null, [Fake("16.3"), Fake("17.1"), Fake("14.12"), Fake("15.9"), _folder.Path]);

        Assert.Equal(["17.1", "16.3", "15.9"], found.Select(one => one.Version.ToString()));
    }

    [Fact]
    public void The_folder_that_was_named_wins() =>
        Assert.Equal(new Version(15, 1), Assert.Single(PostgresBinaries.FindAll(Fake("15.1"), [Fake("17.1")])).Version);

    [Fact]
    public void A_named_folder_without_PostgreSQL_is_an_error_of_two_lines()
    {
        var missing = Assert.Throws<PostgresMissingException>(() => PostgresBinaries.FindAll(_folder.Path, [Fake("17.1")]));

        Assert.Equal(2, missing.Message.Split('\n').Length);
        Assert.StartsWith($"TIMELINE_POSTGRES_BIN is {_folder.Path}", missing.Message, StringComparison.Ordinal);
    }

    [RootFact]
    public async Task A_failed_installation_is_an_error_of_two_lines_with_the_reason()
    {
        var missing = await Assert.ThrowsAsync<PostgresMissingException>(() => PostgresInstallation.RunAsync(
            Program("apt-get", "echo \"trying $*\"; echo 'E: Unable to locate package postgresql' >&2; exit 100"), () => null, _folder.Said.Add, default));

        Assert.Equal(2, missing.Message.Split('\n').Length);
        Assert.Contains("E: Unable to locate package postgresql", missing.Message, StringComparison.Ordinal);
        Assert.Contains("sudo apt-get install postgresql", missing.Message, StringComparison.Ordinal);
        Assert.Contains("trying update", _folder.Said);
    }

    [RootFact]
    public async Task An_installation_without_package_lists_fetches_them_and_tries_again()
    {
        var updated = Path.Combine(_folder.Path, "updated");
        var aptGet = Program("apt-get", $"[ \"$1\" = update ] && exec touch {updated}; [ -e {updated} ] && echo \"$DEBIAN_FRONTEND\"");

        var installed = await PostgresInstallation.RunAsync(aptGet, () => new PostgresBinaries("/somewhere", new Version(15, 1)), _folder.Said.Add, default);

        Assert.Equal("/somewhere", installed.Folder);
        Assert.Contains("noninteractive", _folder.Said);
    }

    [Fact]
    public async Task Without_apt_get_it_says_what_to_do()
    {
        var missing = await Assert.ThrowsAsync<PostgresMissingException>(() =>
            PostgresInstallation.RunAsync("/nowhere/apt-get", () => null, _folder.Said.Add, default));

        Assert.Equal(2, missing.Message.Split('\n').Length);
        Assert.Empty(_folder.Said);
    }

    private string Fake(string version)
    {
        var bin = Path.Combine(version, "bin");
        Program(Path.Combine(bin, "initdb"), "");
        Program(Path.Combine(bin, "pg_ctl"), "");
        return Path.GetDirectoryName(Program(Path.Combine(bin, "postgres"), $"echo 'postgres (PostgreSQL) {version}'"))!;
    }

    private string Program(string name, string script)
    {
        var file = Path.Combine(_folder.Path, name);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllText(file, "#!/bin/sh\n" + script + "\n");
        File.SetUnixFileMode(file, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        return file;
    }
}

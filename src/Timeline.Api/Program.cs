using System.CommandLine;
using Npgsql;
using Timeline.Api.Keys;
using Timeline.Api.Operations;
using Timeline.EventStore.Migrations;
using Timeline.LocalPostgres;

var commands = new RootCommand("Timeline turns foreign-policy bulletins into a diplomatic timeline that can be questioned and replayed. From a checkout, './timeline test' runs all tests and './timeline bench' measures.")
{
    ServeCommand.Build(),
    ImportCommand.Build(),
    VerifyCommand.Build(),
    ReadCommand.Build(),
    ReviewCommand.Build(),
    EvaluateCommand.Build(),
    GenerateCommand.Build(),
    StatusCommand.Build(),
    ProjectionsCommand.Build(),
    RebuildCommand.Build(),
    ReplayCommand.Build(),
    ExportCommand.Build(),
    KeysCommand.Build(),
    PostgresCommand.Build(),
};

try
{
    // A server that is told to stop first finishes what runs; no deadline cuts it off.
    return await commands.Parse(args).InvokeAsync(
        new InvocationConfiguration { ProcessTerminationTimeout = null, EnableDefaultExceptionHandler = false });
}
catch (Exception e) when (e is PostgresMissingException or LocalClusterException or MigrationRefusedException or DirectoryNotFoundException)
{
    Terminal.Say(e.Message);
    return 1;
}
catch (OperationCanceledException)
{
    Terminal.Say("Stopped.");
    // As shells tell that a signal ended something.
    return 130;
}
catch (NpgsqlException e)
{
    Terminal.Say($"The database cannot be used: {e.Message} ConnectionStrings__Timeline names another one.");
    return 1;
}

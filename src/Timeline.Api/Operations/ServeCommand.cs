using System.CommandLine;
using System.Diagnostics;
using System.Net.Sockets;
using Npgsql;
using Timeline.Api.Kept;
using Timeline.Api.Keys;
using Timeline.Api.Seeds;

namespace Timeline.Api.Operations;

/// <summary><c>timeline serve</c>: database, migrations, seeds, projections, HTTP; ends all of it on a signal.</summary>
internal static class ServeCommand
{
    public static Command Build()
    {
        var urls = new Option<string>("--urls") { Description = "Where to listen.", DefaultValueFactory = _ => "http://localhost:5080" };
        var noSeeds = new Option<bool>("--no-seeds") { Description = "Serve what the database holds, without importing the seeds." };
        var command = new Command("serve", "Starts the service: a private PostgreSQL unless ConnectionStrings__Timeline names one, migrations, the seeds, then HTTP.")
        {
            urls, noSeeds,
        };
        command.SetAction((parsed, _) => RunAsync(parsed.GetValue(urls)!, importSeeds: !parsed.GetValue(noSeeds)));
        return command;
    }

    private static async Task<int> RunAsync(string urls, bool importSeeds)
    {
        if (ListenAddresses.ProblemWith(urls) is { } problem)
        {
            Terminal.Say(problem);
            return 1;
        }

        using var signals = new Signals();
        try
        {
            var started = Stopwatch.StartNew();
            await using var database = await Database.OpenAsync(Terminal.Say, signals.Token);
            Terminal.Say($"Database: {database.Description}.");
            await using var app = TimelineApplication.Build(Builder(urls), database.ConnectionString);
            await PrepareAsync(app.Services, importSeeds, signals.Token);
            await app.StartAsync(signals.Token);
            if (Database.IsPrivate) await OfferKeyAsync(app.Services, signals.Token);
            using var serving = Serving.Announce(app.Urls);
            Terminal.Say($"Serving on {string.Join(", ", app.Urls)} after {started.Elapsed.TotalSeconds:0.0} s. Ctrl-C ends it.");
            await app.WaitForShutdownAsync(signals.Token);
            return 0;
        }
        catch (OperationCanceledException) when (signals.Token.IsCancellationRequested)
        {
            return 0;
        }
        catch (IOException e) when (e.InnerException is Microsoft.AspNetCore.Connections.AddressInUseException)
        {
            Terminal.Say($"Another program listens on {urls} already. End it, or choose another port: timeline serve --urls http://localhost:5081");
            return 1;
        }
        catch (Exception e) when (e is FormatException or SocketException)
        {
            Terminal.Say($"The service cannot listen on {urls}: {e.Message}");
            return 1;
        }
    }

    /// <summary>On somebody's own machine, writing is one header away.</summary>
    private static async Task OfferKeyAsync(IServiceProvider services, CancellationToken cancellationToken)
    {
        var key = await services.GetRequiredService<ApiKeys>().AddAsync("development", KeyRole.Admin, cancellationToken);
        Terminal.Say($"To write, until the next start: Authorization: Bearer {key}");
    }

    private static WebApplicationBuilder Builder(string urls)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions
        {
            ContentRootPath = AppContext.BaseDirectory,
            EnvironmentName = Database.IsPrivate ? Environments.Development : null,
        });
        builder.WebHost.UseUrls(urls);
        builder.Services.AddHostedService<KeepAhead>();
        builder.Logging.SetMinimumLevel(LogLevel.Warning);
        // What keeps the service from starting is told in a line; the host would put a stack trace before it.
        builder.Logging.AddFilter("Microsoft.Extensions.Hosting.Internal.Host", LogLevel.Critical);
        return builder;
    }

    private static async Task PrepareAsync(IServiceProvider services, bool importSeeds, CancellationToken cancellationToken)
    {
        await PrepareDatabase.MigrateAsync(services.GetRequiredService<NpgsqlDataSource>(), Terminal.Say, cancellationToken);
        if (importSeeds) await Terminal.ImportAsync(services.GetRequiredService<ImportSeeds>(), SeedFolder.Own, cancellationToken);
        await services.GetRequiredService<Projections>().CatchUpAsync(cancellationToken);
    }
}

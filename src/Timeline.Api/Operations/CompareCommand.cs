using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Npgsql;
using Timeline.Api.Evaluating;
using Timeline.Domain;
using Timeline.Reading;

namespace Timeline.Api.Operations;

/// <summary><c>timeline read FILE --compare</c>: what the reader would say today, beside what people have decided.</summary>
internal static class CompareCommand
{
    public static async Task<int> RunAsync(string file, bool json)
    {
        using var signals = new Signals();
        BulletinText text;
        try
        {
            text = await ReadableFile.ReadAsync(file, signals.Token);
        }
        catch (Exception e) when (e is FormatException or IOException or UnauthorizedAccessException)
        {
            Terminal.Say(e.Message);
            return 1;
        }

        await using var database = await Database.OpenBesideAsync(Terminal.Say, signals.Token);
        await using var services = new ServiceCollection().AddLogging().AddTimeline(database.ConnectionString).BuildServiceProvider();
        await PrepareDatabase.MigrateAsync(services.GetRequiredService<NpgsqlDataSource>(), Terminal.Say, signals.Token);
        await services.GetRequiredService<Projections>().CatchUpAsync(signals.Token);
        var sha256 = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())));
        try
        {
            if (await services.GetRequiredService<CompareReading>().RunAsync(sha256, text, signals.Token) is not { } comparison)
            {
                Terminal.Say($"'{file}' is not registered, so nothing was decided about it. To register and read it: timeline import {file}");
                return 1;
            }

            foreach (var change in comparison.Changes) Console.Out.WriteLine(json ? JsonSerializer.Serialize(change, TimelineJson.Options) : change.ToString());
            Terminal.Say($"'{comparison.Bulletin}': {comparison.Same} the same, {comparison.Count("changed")} changed, {comparison.Count("gone")} gone, {comparison.Count("new")} new.");
            return 0;
        }
        catch (RefusedException e)
        {
            Terminal.Say(e.Message);
            return 1;
        }
    }
}

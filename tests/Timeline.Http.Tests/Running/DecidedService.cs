using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Timeline.Api.Bulletins;
using Timeline.Api.Operations;
using Timeline.Api.Proposals;
using Timeline.Reading;

namespace Timeline.Http.Tests.Running;

/// <summary>The application on the program's own seeds and a bulletin that was read, about which something was decided.</summary>
public sealed class DecidedService : Service
{
    /// <summary>The bulletin, whose first proposal is accepted and whose second is rejected.</summary>
    public const string Bulletin = "institute-2022-07";

    private const string Text =
        "The Institute\n\nJuly 2022\n\nOn July 5, 2022, Armenia signed an agreement with Georgia. A day later, the Ministry of Foreign Affairs of Norway said that it welcomed the news. "
        + "On January 21, 2021, Azerbaijan and Turkmenistan signed a memorandum on the “Dostluk” field.";

    private static readonly Lazy<Task<string>> Template = new(async () =>
    {
        var database = await Templates.CopySeededAsync();
        await using var parts = Templates.Parts(database);
        var bytes = Encoding.UTF8.GetBytes(Text);
        var text = BulletinText.Decode(bytes);
        var told = new NewBulletin(Bulletin, "The Institute on July", null, null, null, null, null, null).CompletedBy(text).ToRequest().ToBulletin(bytes, text);
        await parts.GetRequiredService<RegisterBulletin>().HandleAsync(told with { ToBeRead = true }, bytes, "ann", default);
        await parts.GetRequiredService<ReadRegistered>().RunAsync(Bulletin, default);
        var decide = parts.GetRequiredService<DecideProposal>();
        var first = (await decide.FindAsync($"{Bulletin}-1", default))!;
        await decide.AcceptAsync(first, Wanted.Of(first.Proposal), _ => { }, "ann", default);
        await decide.RejectAsync($"{Bulletin}-2", "It is no act.", _ => { }, "ann", default);
        await parts.GetRequiredService<Projections>().CatchUpAsync(default);
        return database;
    });

    /// <summary>A copy of its database.</summary>
    internal static async Task<string> CopyAsync() => await Templates.CopyAsync(await Template.Value);

    private protected override Task<string> CopyDatabaseAsync() => CopyAsync();
}

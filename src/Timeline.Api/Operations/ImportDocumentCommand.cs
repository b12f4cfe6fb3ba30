using System.CommandLine;
using System.Text;
using Npgsql;
using Timeline.Api.Bulletins;
using Timeline.Api.Evaluating;
using Timeline.Api.Proposals;
using Timeline.Api.Validation;
using Timeline.Domain;
using Timeline.Domain.Bulletins;
using Timeline.EventStore;
using Timeline.Reading;

namespace Timeline.Api.Operations;

/// <summary><c>timeline import FILE</c>: registers a document and reads it; what is found waits for a decision.</summary>
internal sealed class ImportDocumentCommand
{
    private readonly Option<string?> _id = Told("--id", "The slug; made from the title when left out.");
    private readonly Option<string?> _title = Told("--title", "Its title; the first line of the text when left out.");
    private readonly Option<string?> _publisher = Told("--publisher", "Who published it; what the first lines tell when left out.");
    private readonly Option<string?> _issued = Told("--issued", "The date it bears, in EDTF: 2022-07; what the first lines tell when left out.");
    private readonly Option<string?> _published = Told("--published", "The day on which it came out: 2022-07-31; what the first lines tell, else the last day of --issued, when left out.");
    private readonly Option<string?> _language = Told("--language", "ISO 639 code; en when left out.");
    private readonly Option<string?> _kind = Told("--kind", "What sort of document; bulletin when left out.");

    /// <summary>What may be told of the document besides its text.</summary>
    public IReadOnlyList<Option> Options => [_id, _title, _publisher, _issued, _published, _language, _kind];

    /// <summary>Registers and reads the file that was named.</summary>
    public async Task<int> RunAsync(string file, ParseResult parsed)
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

        if (string.IsNullOrWhiteSpace(text.ToString()))
        {
            Terminal.Say($"'{file}' has no text.");
            return 1;
        }

        var told = new NewBulletin(
            parsed.GetValue(_id), parsed.GetValue(_title), parsed.GetValue(_publisher), parsed.GetValue(_issued), parsed.GetValue(_published),
            parsed.GetValue(_language), parsed.GetValue(_kind), Text: null).CompletedBy(text).ToRequest();
        await using var database = await Database.OpenBesideAsync(Terminal.Say, signals.Token);
        await using var services = new ServiceCollection().AddLogging().AddTimeline(database.ConnectionString).BuildServiceProvider();
        await PrepareDatabase.MigrateAsync(services.GetRequiredService<NpgsqlDataSource>(), Terminal.Say, signals.Token);
        var bytes = Encoding.UTF8.GetBytes(text.ToString());
        if (told.IsIncomplete && await services.GetRequiredService<Documents>().OwnerAsync(BulletinRequest.HashOf(bytes), signals.Token) is { } owner)
            return await ReadKnownAsync(owner, services, signals.Token);

        // Without a title there is no slug made of it either.
        var wrong = new BulletinRequestValidator().Validate(told).Errors.Where(failure => told.Id!.Length > 0 || failure.PropertyName != nameof(told.Id)).ToList();
        foreach (var failure in wrong) Terminal.Say($"--{failure.FieldName()}: {failure.ErrorMessage}");
        if (wrong.Count > 0) return 1;
        try
        {
            var (id, appended) = await services.GetRequiredService<RegisterBulletin>().HandleAsync(
                told.ToBulletin(bytes, text) with { ToBeRead = true }, bytes, Environment.UserName, signals.Token);
            if (appended is null) return await ReadKnownAsync(id, services, signals.Token);
            Terminal.Say($"Registered as '{id}', issued {told.Issued}, published {told.Published}.");
            return await ReadAsync(id, services, signals.Token);
        }
        catch (RefusedException e)
        {
            Terminal.Say(e.Message);
            return 1;
        }
    }

    private static Task<int> ReadKnownAsync(string id, ServiceProvider services, CancellationToken cancellationToken)
    {
        Terminal.Say($"The same text is registered already, as '{id}'.");
        return ReadAsync(id, services, cancellationToken);
    }

    /// <summary>Reads it, unless somebody has, and tells what that came to.</summary>
    private static async Task<int> ReadAsync(string id, ServiceProvider services, CancellationToken cancellationToken)
    {
        // What people have described a moment ago is to be known, and cited what they have recorded.
        await services.GetRequiredService<Projections>().CatchUpAsync(cancellationToken);
        var stream = Bulletin.StreamOf(id);
        if (RegisterBulletin.Fold(id, await services.GetRequiredService<EventLog>().ReadStreamAsync(stream, cancellationToken)) is { ToBeRead: false })
        {
            Terminal.Say($"People have read it already. 'timeline read FILE --compare' tells what the reader would say of it.");
            return 0;
        }

        await services.GetRequiredService<ReadRegistered>().RunAsync(id, cancellationToken);
        await services.GetRequiredService<Projections>().CatchUpAsync(cancellationToken);
        var events = await services.GetRequiredService<EventLog>().ReadStreamAsync(stream, cancellationToken);
        if (events.Select(e => e.Data).OfType<BulletinRead>().LastOrDefault() is not { } read) return 0;
        Console.Out.WriteLine(id);
        var proposals = events.Select(e => e.Data).OfType<BulletinRead>().Sum(one => one.Proposals);
        Terminal.Say(read.Failure
            ?? Unreadable.Nothing(read.Sentences, read.DatedSentences, proposals)
            ?? $"{Spoken.Count(read.Sentences, "sentence")}, {read.DatedSentences} dated: {Spoken.Count(proposals, "proposal")}. To decide: timeline review {id}");
        return read.Failure is null ? 0 : 1;
    }

    private static Option<string?> Told(string name, string description) => new(name) { Description = description };
}

using System.Text;
using Timeline.Api.Commands;
using Timeline.Api.Http;
using Timeline.Api.Keys;
using Timeline.Domain;
using Timeline.Domain.Bulletins;
using BulletinText = Timeline.Reading.BulletinText;

namespace Timeline.Api.Bulletins;

/// <summary>A document and what is told of it.</summary>
/// <param name="Id">The slug; made from the title when left out.</param>
/// <param name="Title">Its title; the first line when left out.</param>
/// <param name="Publisher">Who published it; what the first lines of the text tell when left out.</param>
/// <param name="Issued">The date it bears, in EDTF; what the first lines tell when left out.</param>
/// <param name="Published">The day that counts on the axis of publication; the last day of <c>issued</c> when neither told nor in the first lines.</param>
/// <param name="Language">ISO 639 code; English when left out.</param>
/// <param name="Kind">What sort of document; a bulletin when left out.</param>
/// <param name="Text">The whole text, kept character for character.</param>
internal sealed record NewBulletin(
    string? Id, string? Title, string? Publisher, string? Issued, string? Published, string? Language, string? Kind, string? Text)
{
    private const int WordsOfTitle = 10;

    /// <summary>The same, with what the first lines of the text tell in place of what is left out.</summary>
    public NewBulletin CompletedBy(BulletinText text)
    {
        var head = TextHead.Of(text);
        var issued = Issued ?? head.Issued;
        return this with
        {
            Id = Id ?? head.Id,
            Title = Title ?? head.Title,
            Publisher = Publisher ?? head.Publisher,
            Issued = issued,
            Published = Published ?? head.Published ?? TextHead.LastDayOf(issued),
            Language = Language ?? head.Language,
            Kind = Kind ?? head.Kind,
        };
    }

    public BulletinRequest ToRequest() => new(Id ?? Slug.From(Title ?? "", WordsOfTitle), Title, Publisher, Issued, Published, Language, Kind);
}

/// <summary><c>POST /v1/bulletins</c>: as JSON, or the text itself with all else as parameters of the query. What is left out is taken from the first lines of the text, where they tell it.</summary>
internal static class PostBulletin
{
    /// <summary>The types of a body that is the text itself.</summary>
    public static IReadOnlyList<string> Texts { get; } = ["text/plain", "text/markdown"];

    public static QueryParameters Parameters { get; } = new(
    [
        new("id", "With text/plain or text/markdown: the slug; made from the title when left out.", "air-center-2021-02"),
        new("title", "With a text: the title; the first line when left out.", "AIR Center Bulletin, February 2021"),
        new("publisher", "With a text: who published it; what the first lines tell when left out.", "AIR Center"),
        new("issued", "With a text: the date it bears, in EDTF; what the first lines tell when left out.", "2021-02"),
        new("published", "With a text: the day that counts on the axis of publication; what the first lines tell, else the last day of `issued`, when left out.", "2021-02-28"),
        new("language", "With a text: ISO 639 code; English when left out.", "en"),
        new("kind", "With a text: what sort of document; a bulletin when left out.", "bulletin"),
    ]);

    public static async Task<IResult> HandleAsync(
        HttpContext http, Writers writers, Once once, RegisterBulletin register, Documents documents, CommandAnswers answers)
    {
        var by = await writers.RequireAsync(http);
        var done = await once.RunAsync(by, () => RegisterAsync(http, by, register, documents), http.RequestAborted);
        var id = Bulletin.IdOf(done.Stream);
        return await answers.AnswerAsync(
            http, done, $"/v1/bulletins/{id}",
            (snapshot, _, cancellationToken) => GetBulletins.FindAsync(snapshot, id, null, cancellationToken));
    }

    private static async Task<Done> RegisterAsync(HttpContext http, Sender by, RegisterBulletin register, Documents documents)
    {
        var (told, bytes) = await ReadAsync(http);
        var (text, problem) = Decode(bytes);
        var request = (text is null ? told : told.CompletedBy(text)).ToRequest();
        // Of what is registered already nothing more need be told.
        if (request.IsIncomplete && await documents.OwnerAsync(BulletinRequest.HashOf(bytes), http.RequestAborted) is { } owner)
            return new Done(Bulletin.StreamOf(owner), null);
        new BulletinRequestValidator().Require(request, problem is null ? [] : [("text", problem)]);
        var (id, appended) = await register.HandleAsync(request.ToBulletin(bytes, text!) with { ToBeRead = true }, bytes, by, http.RequestAborted);
        return new Done(Bulletin.StreamOf(id), appended);
    }

    private static async Task<(NewBulletin Told, byte[] Bytes)> ReadAsync(HttpContext http)
    {
        if (http.Request.GetTypedHeaders().ContentType is { } type && Texts.Any(text => type.MediaType.Equals(text, StringComparison.OrdinalIgnoreCase)))
        {
            var query = new QueryReader(http.Request.Query, Parameters);
            var told = new NewBulletin(
                query.One("id"), query.One("title"), query.One("publisher"), query.One("issued"), query.One("published"),
                query.One("language"), query.One("kind"), Text: null);
            using var bytes = new MemoryStream();
            await http.Request.Body.CopyToAsync(bytes, http.RequestAborted);
            return (told, bytes.ToArray());
        }

        _ = new QueryReader(http.Request.Query, QueryParameters.None);
        var body = await RequestBody.ReadAsync<NewBulletin>(http, $"{Negotiation.Json}, {string.Join(" or ", Texts)}");
        return (body, Encoding.UTF8.GetBytes(body.Text ?? ""));
    }

    private static (BulletinText? Text, string? Problem) Decode(byte[] bytes)
    {
        try
        {
            var text = BulletinText.Decode(bytes);
            return string.IsNullOrWhiteSpace(text.ToString()) ? (null, "It is missing; the whole text was expected.") : (text, null);
        }
        catch (FormatException e)
        {
            return (null, e.Message);
        }
    }
}

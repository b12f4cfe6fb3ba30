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
/// <param name="Title">Its title.</param>
/// <param name="Publisher">Who published it.</param>
/// <param name="Issued">The date it bears, in EDTF.</param>
/// <param name="Published">The day that counts on the axis of publication.</param>
/// <param name="Language">ISO 639 code; English when left out.</param>
/// <param name="Kind">What sort of document; a bulletin when left out.</param>
/// <param name="Text">The whole text, kept character for character.</param>
internal sealed record NewBulletin(
    string? Id, string? Title, string? Publisher, string? Issued, string? Published, string? Language, string? Kind, string? Text)
{
    private const int WordsOfTitle = 10;

    public BulletinRequest ToRequest() => new(Id ?? Slug.From(Title ?? "", WordsOfTitle), Title, Publisher, Issued, Published, Language, Kind);
}

/// <summary><c>POST /v1/bulletins</c>: as JSON, or the plain text with all else as parameters of the query.</summary>
internal static class PostBulletin
{
    private const string PlainText = "text/plain";

    public static QueryParameters Parameters { get; } = new(
    [
        new("id", "With text/plain: the slug; made from the title when left out.", "air-center-2021-02"),
        new("title", "With text/plain: the title.", "AIR Center Bulletin, February 2021"),
        new("publisher", "With text/plain: who published it.", "AIR Center"),
        new("issued", "With text/plain: the date it bears, in EDTF.", "2021-02"),
        new("published", "With text/plain: the day that counts on the axis of publication.", "2021-02-28"),
        new("language", "With text/plain: ISO 639 code; English when left out.", "en"),
        new("kind", "With text/plain: what sort of document; a bulletin when left out.", "bulletin"),
    ]);

    public static async Task<IResult> HandleAsync(
        HttpContext http, Writers writers, Once once, RegisterBulletin register, CommandAnswers answers)
    {
        var by = await writers.RequireAsync(http);
        var done = await once.RunAsync(by, () => RegisterAsync(http, by, register), http.RequestAborted);
        var id = Bulletin.IdOf(done.Stream);
        return await answers.AnswerAsync(
            http, done, $"/v1/bulletins/{id}",
            (snapshot, _, cancellationToken) => GetBulletins.FindAsync(snapshot, id, cancellationToken));
    }

    private static async Task<Done> RegisterAsync(HttpContext http, Sender by, RegisterBulletin register)
    {
        var (request, bytes) = await ReadAsync(http);
        var (text, problem) = Decode(bytes);
        new BulletinRequestValidator().Require(request, problem is null ? [] : [("text", problem)]);
        var (id, appended) = await register.HandleAsync(request.ToBulletin(bytes, text!), bytes, by, http.RequestAborted);
        return new Done(Bulletin.StreamOf(id), appended);
    }

    private static async Task<(BulletinRequest Request, byte[] Bytes)> ReadAsync(HttpContext http)
    {
        if (http.Request.GetTypedHeaders().ContentType is { } type && type.MediaType.Equals(PlainText, StringComparison.OrdinalIgnoreCase))
        {
            var query = new QueryReader(http.Request.Query, Parameters);
            var told = new NewBulletin(
                query.One("id"), query.One("title"), query.One("publisher"), query.One("issued"), query.One("published"),
                query.One("language"), query.One("kind"), Text: null);
            using var bytes = new MemoryStream();
            await http.Request.Body.CopyToAsync(bytes, http.RequestAborted);
            return (told.ToRequest(), bytes.ToArray());
        }

        _ = new QueryReader(http.Request.Query, QueryParameters.None);
        var body = await RequestBody.ReadAsync<NewBulletin>(http, $"{Negotiation.Json} or {PlainText}");
        return (body.ToRequest(), Encoding.UTF8.GetBytes(body.Text ?? ""));
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

using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Timeline.Api.Bulletins;
using Timeline.Api.Catalogues;
using Timeline.Api.Commands;
using Timeline.Api.Occurrences;
using Timeline.Domain.Actors;
using Timeline.Domain.Bulletins;
using Timeline.Domain.Coding;
using Timeline.Domain.Dates;
using Timeline.Domain.Occurrences;
using Timeline.Domain.Places;
using Timeline.Domain.Topics;
using Timeline.EventStore;
using Timeline.EventStore.Appending;
using Timeline.Reading;

namespace Timeline.Http.Tests.Running;

/// <summary>Makes up a history through the application's own commands. Every call answers the sequence it reached.</summary>
internal sealed class Chronicle(IServiceProvider parts)
{
    private const string By = "tester";
    private readonly Dictionary<string, BulletinText> _texts = [];

    /// <summary>The sequence that the last call reached.</summary>
    public long Reached { get; private set; }

    private DecideAndAppend Commands => parts.GetRequiredService<DecideAndAppend>();

    /// <summary>The n-th sentence of a made-up bulletin; letters beyond the basic plane make offsets differ from UTF-16's.</summary>
    public static string Sentence(string bulletin, int n) => $"Sentence {n} 🕊 of {bulletin}.";

    /// <summary>Registers a bulletin of forty sentences.</summary>
    public async Task<long> BulletinAsync(string id, string published, bool toBeRead = false)
    {
        var bytes = Encoding.UTF8.GetBytes(string.Concat(Enumerable.Range(1, 40).Select(n => Sentence(id, n) + "\r\n")));
        _texts[id] = BulletinText.Decode(bytes);
        var bulletin = new BulletinRequest(id, $"Bulletin {id}", "Testers", published, published, null, null).ToBulletin(bytes, _texts[id]) with { ToBeRead = toBeRead };
        return Note((await parts.GetRequiredService<RegisterBulletin>().HandleAsync(bulletin, bytes, By, default)).Appended);
    }

    /// <summary>Describes states that act for nobody.</summary>
    public Task<long> StatesAsync(params string[] ids) => ActorsAsync([.. ids.Select(id => Actor(id))]);

    public static Actor Actor(string id, params Representation[] represents) =>
        new(id, $"The {id}", represents.Length == 0 ? ActorType.State : ActorType.Person, [], [], null, represents);

    public static Representation For(string actor, string? office = null, string? from = null, string? to = null) =>
        new(actor, office, from is null ? null : Edtf.Parse(from), to is null ? null : Edtf.Parse(to));

    public Task<long> ActorsAsync(params Actor[] actors) => DescribeAsync(new CatalogueDescriptions(actors, [], []));

    public Task<long> TopicsAsync(params (string Id, string? Parent)[] topics) =>
        DescribeAsync(new CatalogueDescriptions([], [.. topics.Select(t => new Topic(t.Id, t.Id, t.Parent, "Made up.", []))], []));

    /// <summary>Describes a topic that some dispute.</summary>
    public Task<long> DisputeAsync(string id, string? parent, params string[] parties) =>
        DescribeAsync(new CatalogueDescriptions([], [new Topic(id, id, parent, "Made up.", parties)], []));

    public Task<long> PlacesAsync(params string[] ids) => DescribeAsync(
        new CatalogueDescriptions([], [], [.. ids.Select(id => new Place(id, $"The {id}", [], null, 40, 45, PlacePrecision.Town))]));

    /// <summary>Records an occurrence as the n-th sentence of a bulletin tells it.</summary>
    public Task<long> RecordAsync(
        string slug, string date, string bulletin, int n, IReadOnlyList<Participant>? participants = null,
        OccurrenceKind kind = OccurrenceKind.Meeting, string? place = null, string? title = null, string? summary = null,
        CodingType coding = CodingType.Consult, params string[] topics) =>
        DoAsync(slug, new RecordOccurrence(
            kind, Edtf.Parse(date), true, title ?? $"Title of {slug}", summary, participants ?? [], topics, place,
            new EventCoding(coding), null, Citation(bulletin, n)));

    public Task<long> CiteAsync(string slug, string bulletin, int n) => DoAsync(slug, new AddCitation(Citation(bulletin, n, DateBasis.Inherited)));

    public Task<long> ClaimAsync(string slug, string actor, ClaimStance stance, string bulletin, int n, string date = "2021-01-05", string about = "who began") =>
        DoAsync(slug, new RecordClaim(about, actor, stance, null, Edtf.Parse(date), Citation(bulletin, n)));

    public Task<long> LinkAsync(string slug, string to, LinkRelation relation = LinkRelation.Follows) => DoAsync(slug, new LinkOccurrence(to, relation));

    public Task<long> CorrectAsync(string slug, CorrectOccurrence correction) => DoAsync(slug, correction);

    /// <summary>Takes back the citation that stands at a place, from 0, among those of the occurrence.</summary>
    public async Task<long> UnciteAsync(string slug, int place) =>
        await DoAsync(slug, new RemoveCitation((await KnownAsync(slug))!.Citations[place], "It tells of something else."));

    public Task<long> UnlinkAsync(string slug, Link link) => DoAsync(slug, new RemoveLink(link.To, link.Relation));

    public async Task<long> MergeAsync(string duplicate, string survivor) =>
        await DoAsync(duplicate, new MergeOccurrence(survivor, await KnownAsync(survivor), $"It is the same as {survivor}."));

    public Task<long> UnmergeAsync(string duplicate) => DoAsync(duplicate, new UndoMerge("It is not the same."));

    public Task<long> RetractAsync(string slug) => DoAsync(slug, new RetractOccurrence("It never happened."));

    public Task<long> ReinstateAsync(string slug) => DoAsync(slug, new ReinstateOccurrence("It did happen."));

    /// <summary>Withdraws a bulletin: its words prove nothing from here on.</summary>
    public async Task<long> WithdrawAsync(string bulletin)
    {
        var stream = Bulletin.StreamOf(bulletin);
        return Note(await Commands.RunAsync(
            [stream],
            known => [known.Append(stream, "bulletin", Bulletin.Withdraw(RegisterBulletin.Fold(bulletin, known[stream]), "It was a forgery."))],
            By,
            default));
    }

    /// <summary>An occurrence as all events of its own tell it; null when there is none.</summary>
    public async Task<Occurrence?> KnownAsync(string slug) =>
        RecordOccurrences.Fold(await parts.GetRequiredService<EventLog>().ReadStreamAsync(Occurrence.StreamOf(slug), default));

    private async Task<long> DescribeAsync(CatalogueDescriptions described) =>
        Note(await parts.GetRequiredService<DescribeCatalogue>().HandleAsync(_ => Task.FromResult(described), By, default));

    public async Task<long> DoAsync(string slug, params OccurrenceCommand[] commands) =>
        Note(await RecordOccurrences.HandleAsync(Commands, [new OccurrenceWork(slug, commands)], By, default));

    public Citation Citation(string bulletin, int n, DateBasis basis = DateBasis.Explicit)
    {
        var quote = Sentence(bulletin, n);
        var passage = Assert.Single(_texts[bulletin].FindAll(quote));
        return new Citation(bulletin, "I", quote, passage.Start, passage.End, basis);
    }

    private long Note(AppendResult? appended) => Reached = Math.Max(Reached, appended?.LastSequence ?? 0);
}

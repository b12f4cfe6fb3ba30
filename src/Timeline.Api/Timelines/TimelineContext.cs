using Timeline.Domain.Actors;
using Timeline.Domain.Bulletins;
using Timeline.Domain.Occurrences;
using Timeline.EventStore.Events;

namespace Timeline.Api.Timelines;

/// <summary>All that entries depend on besides their own events: bulletins, actors, merges; as of a place in the log.</summary>
internal sealed class TimelineContext
{
    private readonly Dictionary<string, DateOnly> _published;
    private readonly HashSet<string> _withdrawn;
    private readonly Dictionary<string, Actor> _actors;
    private readonly Dictionary<string, HashSet<string>> _relatives = [];

    /// <param name="mark">The place in the log.</param>
    /// <param name="published">The day on which each bulletin came out.</param>
    /// <param name="withdrawn">The bulletins that were withdrawn.</param>
    /// <param name="actors">The actors, as far as it is known whom each stands for.</param>
    /// <param name="merges">Which occurrences were ever merged into which.</param>
    public TimelineContext(
        long mark, Dictionary<string, DateOnly> published, IEnumerable<string> withdrawn, IEnumerable<Actor> actors,
        IEnumerable<(string Duplicate, string Survivor)> merges)
    {
        Mark = mark;
        _published = published;
        _withdrawn = [.. withdrawn];
        _actors = actors.ToDictionary(actor => actor.Id);
        Actors = new ActorCatalogue(_actors.Values);
        foreach (var (duplicate, survivor) in merges) Relate(duplicate, survivor);
    }

    /// <summary>The place in the log.</summary>
    public long Mark { get; private set; }

    /// <summary>Who stands for whom.</summary>
    public ActorCatalogue Actors { get; private set; }

    /// <summary>The bulletins that were withdrawn.</summary>
    public IReadOnlyCollection<string> Withdrawn => _withdrawn;

    /// <summary>The day on which a bulletin came out.</summary>
    public DateOnly PublishedOn(string bulletin) => _published[bulletin];

    /// <summary>Goes on to a later place in the log.</summary>
    /// <param name="events">What happened up to there.</param>
    /// <param name="through">The place.</param>
    public void Take(IEnumerable<StoredEvent> events, long through)
    {
        var described = false;
        foreach (var happened in events)
        {
            switch (happened.Data)
            {
                case BulletinRegistered registered:
                    _published[EntryFamily.BulletinOf(happened)] = Bulletin.Evolve(null, EntryFamily.BulletinOf(happened), registered)!.Published;
                    break;
                case BulletinWithdrawn:
                    _withdrawn.Add(EntryFamily.BulletinOf(happened));
                    break;
                case ActorDescribed actor:
                    _actors[actor.Actor.Id] = actor.Actor;
                    described = true;
                    break;
                case OccurrenceMerged merged:
                    Relate(EntryFamily.SlugOf(happened), merged.Into);
                    break;
            }
        }

        if (described) Actors = new ActorCatalogue(_actors.Values);
        Mark = through;
    }

    /// <summary>All occurrences that some were ever merged with, through however many merges, and those themselves.</summary>
    public HashSet<string> FamiliesOf(IEnumerable<string> slugs)
    {
        var members = slugs.ToHashSet();
        var open = new Queue<string>(members.Where(_relatives.ContainsKey));
        while (open.TryDequeue(out var slug))
        {
            foreach (var relative in _relatives[slug])
                if (members.Add(relative)) open.Enqueue(relative);
        }

        return members;
    }

    private void Relate(string one, string other)
    {
        foreach (var (slug, relative) in new[] { (one, other), (other, one) })
        {
            if (!_relatives.TryGetValue(slug, out var relatives)) _relatives.Add(slug, relatives = []);
            relatives.Add(relative);
        }
    }
}

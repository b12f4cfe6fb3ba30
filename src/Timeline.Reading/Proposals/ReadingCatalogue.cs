using Timeline.Domain.Actors;
using Timeline.Domain.Places;
using Timeline.Domain.Topics;

namespace Timeline.Reading.Proposals;

/// <summary>What is known before a text is read.</summary>
public sealed record ReadingCatalogue(ActorCatalogue Actors, TopicTree Topics, Gazetteer Places)
{
    /// <summary>Nothing is known.</summary>
    public static ReadingCatalogue Empty { get; } = new(new ActorCatalogue([]), new TopicTree([]), new Gazetteer([]));
}

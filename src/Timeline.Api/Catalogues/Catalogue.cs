using Timeline.Domain.Actors;
using Timeline.Domain.Places;
using Timeline.Domain.Topics;

namespace Timeline.Api.Catalogues;

/// <summary>Actors, topics and places as they stand now.</summary>
/// <param name="Stamp">The sequence of the event that described any of them last.</param>
/// <param name="Actors">All actors.</param>
/// <param name="Topics">All topics.</param>
/// <param name="Places">All places.</param>
internal sealed record Catalogue(long Stamp, ActorCatalogue Actors, TopicTree Topics, Gazetteer Places);

namespace Timeline.Reading.Actors;

/// <summary>An actor named in a sentence.</summary>
/// <param name="Actor">The slug, of the catalogue or newly proposed.</param>
/// <param name="From">The first token of the name.</param>
/// <param name="To">The token after the last.</param>
/// <param name="IsPerson">True for people.</param>
/// <param name="Office">The title before the name, as the text has it.</param>
/// <param name="IsQuoted">True when the name stands within a quotation.</param>
internal sealed record ActorMention(string Actor, int From, int To, bool IsPerson, string? Office, bool IsQuoted);

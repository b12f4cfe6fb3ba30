using Timeline.Domain.Actors;

namespace Timeline.Reading.Proposals;

/// <summary>What reading a text came to.</summary>
/// <param name="Proposals">The occurrences it seems to tell, in the order of their first words.</param>
/// <param name="NewActors">Actors of these proposals that the catalogue does not know.</param>
/// <param name="IsEnglish">False when the words look like another language, of which the reader knows nothing.</param>
/// <param name="Sentences">How many sentences the text has, headings and notes left out.</param>
/// <param name="DatedSentences">How many of them have a date of their own.</param>
/// <param name="Steps">How each sentence was understood, for who asked to look over the reader's shoulder; else none.</param>
public sealed record ReadBulletin(
    IReadOnlyList<Proposal> Proposals, IReadOnlyList<Actor> NewActors, bool IsEnglish, int Sentences, int DatedSentences, IReadOnlyList<ReadingStep> Steps);

/// <summary>How a sentence was understood.</summary>
/// <param name="Sentence">Its words.</param>
/// <param name="Passage">Where they stand.</param>
/// <param name="Notes">The dates, the actors and the events seen in it, and the rules that saw them.</param>
public sealed record ReadingStep(string Sentence, Passage Passage, IReadOnlyList<string> Notes);

using System.Text.RegularExpressions;
using Timeline.Domain.Dates;
using Timeline.Domain.Occurrences;
using Timeline.Reading.Actors;
using Timeline.Reading.Dates;
using Timeline.Reading.Prose;

namespace Timeline.Reading.Events;

/// <summary>What the title in a note tells, where the sentence that refers to it tells nothing that the note could date: "President receives the envoy", 4 May 2020.</summary>
internal static partial class NoteEvents
{
    private const int LongestTitle = 300;

    /// <summary>The event of a note's title; null when the title tells none.</summary>
    /// <param name="sentence">The sentence that refers to the note.</param>
    /// <param name="note">The note: its day and its words.</param>
    /// <param name="actors">Finds who is named.</param>
    public static Draft? Of(Sentence sentence, (Edtf Date, Passage Passage, string Quote) note, ActorFinder actors)
    {
        var words = Marks().Replace(Address().Replace(note.Quote.Length > LongestTitle ? note.Quote[..LongestTitle] : note.Quote, " "), " ").Trim();
        if (words.Length == 0) return null;
        List<Token> tokens = [.. SplitText.Words(words).Select(AsInProse)];
        if (tokens.Count < 3) return null;
        var title = sentence with { Start = 0, Text = words, Tokens = tokens, Notes = [] };
        var date = new DateMention(0, 0, note.Date, DateBasis.Explicit, true, "the day of the note");
        var told = DraftEvents.Of(title, TriggerFinder.In(title, isEntry: true), actors.In(title), [], date).FirstOrDefault(draft => draft is { Date: not null, IsStrong: true } && draft.Participants.Count > 0);
        if (told is null) return null;
        told.Tie = DateTie.NoteTitle;
        told.Note = (note.Passage, note.Quote);
        told.Told.Clear();
        told.Told.Add((sentence, DateBasis.Explicit));
        return told;
    }

    /// <summary>Titles write their verbs with capitals.</summary>
    private static Token AsInProse(Token token) =>
        token.IsCapital && (Lexicon.Find(token.Lower) is (_, WordForm.Past or WordForm.Present or WordForm.Noun) || Lexicon.FindBase(token.Lower) is not null) ? token with { Text = token.Lower } : token;

    [GeneratedRegex(@"https?:\S+|www\.\S+|\(?\b(?:accessed|available at|retrieved)\b.*$", RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase | RegexOptions.Singleline)]
    private static partial Regex Address();

    [GeneratedRegex(@"^[\s\d\[\]\^.:¹²³⁰⁴-⁹]+|[""“”«»*_]|\s+")]
    private static partial Regex Marks();
}

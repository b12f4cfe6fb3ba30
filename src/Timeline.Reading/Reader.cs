using NodaTime;
using Timeline.Domain.Dates;
using Timeline.Domain.Occurrences;
using Timeline.Reading.Actors;
using Timeline.Reading.Dates;
using Timeline.Reading.Discourse;
using Timeline.Reading.Events;
using Timeline.Reading.Proposals;
using Timeline.Reading.Prose;

namespace Timeline.Reading;

/// <summary>Reads a bulletin: its text becomes proposals. Nothing but the arguments counts, so the same text always gives the same.</summary>
public static class Reader
{
    /// <summary>The version of the rules, so that it can be told which ones made a proposal.</summary>
    public const string Version = "5";

    private const int FarthestLead = 12;

    /// <summary>Reads a text.</summary>
    /// <param name="text">The text, as it was published.</param>
    /// <param name="catalogue">What is known before.</param>
    /// <param name="issued">For which time the document was issued.</param>
    /// <param name="published">On which day it came out.</param>
    /// <param name="explained">Whether to tell of each sentence how it was understood, which takes time and room.</param>
    public static ReadBulletin Read(BulletinText text, ReadingCatalogue catalogue, Edtf issued, LocalDate published, bool explained = false)
    {
        var told = Tell(text, catalogue, issued, published, explained);
        var proposals = told.Story.Told.Select(draft => told.Writer.Write(draft, Confidence.Lowest)).OfType<Proposal>().ToList();
        var used = proposals.SelectMany(proposal => proposal.Participants).Select(participant => participant.Actor).ToHashSet();
        return new ReadBulletin(proposals, [.. told.Actors.New.Where(actor => used.Contains(actor.Id))], told.IsEnglish, told.Sentences, told.Dated, told.Steps);
    }

    /// <summary>Follows the story of a text, without yet deciding what of it is worth proposing.</summary>
    internal static ToldText Tell(BulletinText text, ReadingCatalogue catalogue, Edtf issued, LocalDate published, bool explained = false)
    {
        var raw = text.ToString();
        var clean = new CleanText(raw);
        var sentences = SplitText.Run(clean);
        var years = new YearGuess(clean.Words, issued, published);
        var (finder, actors) = (new DateFinder(years), new ActorFinder(catalogue.Actors, new ProminentNames(sentences)));
        var epochs = new Epochs(WarFinder.In(sentences, finder, years.Latest), years.Latest);
        var story = new Story(issued.Earliest ?? published, years.Latest, epochs, new NoteDates(clean, raw, finder, published), years.IsPeriodical);
        var steps = new List<ReadingStep>();
        var isDaily = issued.Precision == DatePrecision.Day;
        var chronicle = new Chronicle(finder, years);
        var dated = 0;
        foreach (var sentence in sentences)
        {
            if (story.Enter(sentence)) years.Enter();
            years.Tell(story.DayInParagraph);
            chronicle.Enter(sentence);
            var dates = finder.In(sentence.Text).Where(date => date.Date.Earliest is not { } day || day <= published).ToList();
            if (dates.Count > 0) dated++;
            var near = NearDates.In(sentence.Text, dates, chronicle.Base(story.Day), story.IsFresh, isDaily, years.Latest).ToList();
            foreach (var more in epochs.In(sentence.Text).Concat(CountedDates.In(sentence.Text, story.Day, years.Latest, [.. dates, .. near], isDaily)).Concat(near).ToList())
            {
                if (!dates.Any(date => more.Start < date.End && date.Start < more.End)) dates.Add(more);
            }

            dates = Aftermath.In(sentence, LentYears.In(sentence.Text, dates, years.Latest), years.Latest);
            years.Name(dates.LastOrDefault(date => date is { YearGiven: true, IsSpan: false } && !NounDates.Has(sentence.Text, date))?.Date.Earliest?.Year);
            var named = actors.In(sentence);
            var entry = chronicle.Over(sentence, dates);
            var triggers = TriggerFinder.In(sentence, entry is not null);
            if (entry is null && triggers.All(trigger => trigger.Form == WordForm.Noun) && TellsInThePresent(sentence, dates, years.Latest)) triggers = TriggerFinder.In(sentence, isEntry: true);
            var drafts = DraftEvents.Of(sentence, triggers, named, dates, entry);
            Speakers.Settle(drafts, sentence, story, actors);
            story.Take(sentence, drafts);
            if (story.NoteOf(sentence, -1) is { } note && drafts.All(draft => draft.Tie != DateTie.Note) && NoteEvents.Of(sentence, note, actors) is { } titled) story.Take(sentence, [titled]);
            if (drafts.All(draft => draft.Basis != DateBasis.Explicit) && !IsOfTheFuture(sentence) && dates.FirstOrDefault(date => (date.Basis == DateBasis.Explicit || date is { YearGiven: true, IsSpan: false }) && !sentence.Tokens[Math.Min(sentence.TokenAt(date.Start), sentence.Tokens.Count - 1)].IsQuoted) is { } alone) story.Note(sentence, alone);
            if (explained) steps.Add(new ReadingStep(
                sentence.Text, clean.PassageOf(sentence.Start, sentence.End),
                [.. dates.Select(date => $"date {date.Date} from '{sentence.Text[date.Start..date.End].Trim()}': {date.Rule}"), .. named.Select(actor => $"actor {actor.Actor}"), .. drafts.Select(draft => $"{Domain.Words<OccurrenceKind>.Of(draft.Kind)} {draft.Date?.ToString() ?? "without date"}: {string.Join("; ", draft.Reasons)}")]));
        }

        return new ToldText(story, actors, new ProposalWriter(raw, clean, catalogue, actors), Language.IsEnglish(sentences), sentences.Count, dated, steps);
    }

    /// <summary>Whether a sentence speaks of what is to come, so that its dates leave the story where it was.</summary>
    private static bool IsOfTheFuture(Sentence sentence) => sentence.Tokens.TakeWhile(token => token.Lower is not "that").Any(token => !token.IsQuoted && Modality.IsModal(token));

    /// <summary>Whether a sentence opens with a date that is past, as in "In 1954 both sides sign".</summary>
    private static bool TellsInThePresent(Sentence sentence, List<DateMention> dates, LocalDate latest) =>
        dates.FirstOrDefault() is { Basis: DateBasis.Explicit, IsSpan: false, IsInner: false, Date.Latest: { } end } first && first.Start < FarthestLead && end <= latest && !sentence.Tokens[0].IsQuoted;
}

/// <summary>A text whose story has been followed to its end.</summary>
internal sealed record ToldText(Story Story, ActorFinder Actors, ProposalWriter Writer, bool IsEnglish, int Sentences, int Dated, IReadOnlyList<ReadingStep> Steps);

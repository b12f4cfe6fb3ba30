using Timeline.Domain.Coding;
using Timeline.Domain.Occurrences;
using Timeline.Reading.Actors;
using Timeline.Reading.Dates;
using Timeline.Reading.Prose;

namespace Timeline.Reading.Events;

/// <summary>What a sentence tells, by itself: its triggers with their actors and the dates that belong to them.</summary>
internal static class DraftEvents
{
    private const int FarthestOccasion = 8;

    /// <summary>The drafts of a sentence, from left to right.</summary>
    /// <param name="sentence">The sentence.</param>
    /// <param name="triggers">The words that tell of something.</param>
    /// <param name="actors">Who is named.</param>
    /// <param name="dates">The dates.</param>
    /// <param name="entry">The date of the entry of a chronicle that it is; null for running prose.</param>
    public static List<Draft> Of(Sentence sentence, IReadOnlyList<Trigger> triggers, IReadOnlyList<ActorMention> actors, IReadOnlyList<DateMention> dates, DateMention? entry = null)
    {
        var attached = dates.Select(date => (Date: date, Found: Attachment.Of(date, sentence, triggers)))
            .Where(one => one.Found.To is not null || one.Found.Leads)
            .Select(one => (one.Date, To: IsQuoted(sentence, one.Date) && one.Found.To is { IsQuoted: false } ? Within(sentence, one.Date, triggers) : one.Found.To, one.Found.Leads)).ToList();
        var main = triggers.FirstOrDefault(trigger => trigger.Form != WordForm.Noun && !trigger.IsParticiple && !trigger.IsRelative);
        var lead = attached.FirstOrDefault(one => one.Leads && !IsQuoted(sentence, one.Date)).Date
            ?? (main is not null && IsAdverbial(sentence) ? dates.FirstOrDefault(date => !date.IsInner && sentence.TokenAt(date.End) <= main.At && date.Basis == DateBasis.Explicit && IsPlain(sentence, date)) : null);
        lead ??= entry;
        var leadQuoted = attached.FirstOrDefault(one => one.Leads && IsQuoted(sentence, one.Date)).Date;
        var drafts = new List<Draft>();
        foreach (var trigger in triggers)
        {
            if (trigger.Form == WordForm.Noun && (IsNoAct(sentence.Tokens, trigger.At) || IsOfDate(sentence, trigger, dates))) continue;
            var own = attached.Where(one => one.To == trigger && !(one.Date.IsVague && trigger.Word.Kind == OccurrenceKind.Statement && Partner(trigger, triggers) is not null) && (trigger.IsQuoted || !IsQuoted(sentence, one.Date))).Select(one => one.Date).ToList();
            // "Six weeks after the ships scraped each other (12 August)": the day itself is told behind.
            if (own.LastOrDefault() is { Basis: DateBasis.Explicit } named) own.RemoveAll(date => date.IsCounted && date.Start < named.Start);
            if (trigger.Form == WordForm.Noun && own.Count == 0)
            {
                if (entry is not null && trigger.Word.IsStrong && !trigger.IsQuoted && Partner(trigger, triggers) is null && (triggers.All(one => one.Form == WordForm.Noun) || (trigger.Word.Kind != OccurrenceKind.Incident && triggers[0] == trigger)))
                {
                    drafts.Add(Make(sentence, trigger, Roles.Subject(sentence, trigger, actors), actors, entry, DateTie.Lead, "the date of the entry"));
                    continue;
                }

                if (Occasion(sentence, trigger, triggers, actors, lead ?? attached.FirstOrDefault(one => one.To is { Word.Kind: OccurrenceKind.Statement, IsQuoted: false }).Date) is { } occasion) drafts.Add(occasion);
                else if (Bare(sentence, trigger, triggers, actors) is { } bare) drafts.Add(bare);
                continue;
            }

            var subject = Roles.Subject(sentence, trigger, actors);
            if (trigger.Form == WordForm.Noun && Partner(trigger, triggers) is { } verb)
            {
                // "signed an agreement on May 5" is one event: the verb takes the noun's date.
                if (verb.Form != WordForm.Noun && !attached.Any(one => one.To == verb) && verb.IsQuoted == trigger.IsQuoted && (lead is null || trigger.Word.Kind != OccurrenceKind.Statement))
                {
                    foreach (var date in own) drafts.Add(Make(sentence, verb, Roles.Subject(sentence, verb, actors), actors, date, DateTie.Own, "the date of its noun"));
                    continue;
                }
            }

            // A word known by its form alone tells something only where a date stands by it.
            if (trigger.Word.IsGuessed && own.Count == 0 && (lead is null || trigger.IsParticiple || trigger.IsQuoted || trigger.IsReported || trigger.IsRelative)) continue;
            if (lead is { Basis: DateBasis.Explicit } && own.Count > 0 && own.All(date => date.IsSpan || IsOfContent(sentence, trigger, date)) && !trigger.IsQuoted && !trigger.IsRelative) own.Clear();
            if (own.Count == 0)
            {
                var tie = DateTie.Lead;
                var date = IsParenthetical(sentence.Tokens, trigger) ? null : trigger.IsQuoted ? leadQuoted : trigger.IsRelative || (trigger.IsReported && trigger.Word.Type is not (CodingType.Assault or CodingType.Coerce or CodingType.Retreat)) ? null : lead;
                if (date is not null && date == lead && Since(sentence, attached, lead, trigger) is { } later) (date, tie) = (later, DateTie.Sentence);
                if (date is null && trigger is { Word.Kind: OccurrenceKind.Statement, IsReported: false } && OfOccasion(attached, trigger) is { } occasion) (date, tie) = (occasion, DateTie.Occasion);
                if (trigger.Form != WordForm.Noun && attached.Any(one => !one.Date.IsVague && (lead is null || one.To?.Word.Kind != OccurrenceKind.Statement) && one.To is { Form: WordForm.Noun } noun && Partner(noun, triggers) == trigger)) continue;
                drafts.AddRange(Each(sentence, trigger, subject, actors, date, tie, "the date that opens the sentence"));
                continue;
            }

            foreach (var date in own) drafts.AddRange(Each(sentence, trigger, subject, actors, date, DateTie.Own, "the date beside it"));
        }

        drafts.AddRange(Unclaimed.In(sentence, dates, drafts, actors));
        return drafts;
    }

    /// <summary>The date behind that which opens a sentence and before a word, to which the sentence has gone on; null when there is none, or it was only put in between.</summary>
    private static DateMention? Since(Sentence sentence, List<(DateMention Date, Trigger? To, bool Leads)> attached, DateMention lead, Trigger trigger) => Grammar.ClosesAside(sentence.Tokens, trigger.At) ? null : attached
        .Where(one => one is { To: { IsReported: false, IsRelative: false, IsQuoted: false, Form: not WordForm.Noun }, Date: { IsSpan: false, IsInner: false, IsVague: false } } && one.Date.Start > lead.End && sentence.TokenAt(one.Date.End) <= trigger.At && one.To.At < trigger.At)
        .Select(one => one.Date).LastOrDefault();

    /// <summary>A noun without a date of its own, where it says whose act it is ("the shelling by X", "X's appeal") or names a war.</summary>
    private static Draft? Bare(Sentence sentence, Trigger noun, IReadOnlyList<Trigger> triggers, IReadOnlyList<ActorMention> actors)
    {
        if (Partner(noun, triggers) is not null && noun.Word.Kind != OccurrenceKind.Incident) return null;
        var before = actors.LastOrDefault(actor => actor.To <= noun.At && noun.At - actor.To <= 4 && IsOwner(sentence.Tokens, actor, noun.At));
        var after = actors.FirstOrDefault(actor => actor.From > noun.At && actor.From - noun.At <= 4 && sentence.Tokens[noun.At + 1].Lower is "of" or "by" or "to" or "from" or "between" or "with" or "on" or "against");
        if (before is null && after is null && noun.Word.Word is not "war" && !IsOfSomething(sentence.Tokens, noun)) return null;
        List<ActorMention> own = [.. new[] { before, after }.OfType<ActorMention>()];
        return Make(sentence, noun, before ?? after, own, null, DateTie.None, "");
    }

    /// <summary>A noun made of a verb, with what it was done to: "the signing of the accord", "the lifting of the ban", not "a treaty of peace".</summary>
    private static bool IsOfSomething(List<Token> tokens, Trigger noun) =>
        noun.At + 2 < tokens.Count && tokens[noun.At + 1].Lower is "of" && tokens[noun.At + 2].Lower is "the" or "a" or "an" or "its" or "their" or "his" or "her" or "two" or "three"
        && (tokens[noun.At].Lower.EndsWith("ing", StringComparison.Ordinal) || tokens[noun.At].Lower.EndsWith("ion", StringComparison.Ordinal) || tokens[noun.At].Lower.EndsWith("al", StringComparison.Ordinal) || tokens[noun.At].Lower.EndsWith("ment", StringComparison.Ordinal)
            || tokens[noun.At].Lower.EndsWith("ure", StringComparison.Ordinal) || noun.Word.Word is "release" or "collapse" or "outbreak" or "death" or "arrest" or "defeat" or "launch");

    private static bool IsDefinite(List<Token> tokens, int noun) => noun is > 1 and < 6 && tokens[0].Lower is "at" or "during" && tokens[1].Lower is "the" or "this" && tokens[noun].Lower is "ceremony" or "session" or "forum" or "event" or "summit" or "conference";

    /// <summary>A meeting that a dated sentence names as the place of what it tells: "at a session of the council", "addressed the forum".</summary>
    private static Draft? Occasion(Sentence sentence, Trigger noun, IReadOnlyList<Trigger> triggers, IReadOnlyList<ActorMention> actors, DateMention? date)
    {
        if (date is null && !IsDefinite(sentence.Tokens, noun.At)) return null;
        if (date is { IsInner: true } || IsBeforePress(sentence.Tokens, noun.At) || noun.Word.Kind != OccurrenceKind.Meeting || noun.IsQuoted || noun.IsReported || Partner(noun, triggers) is not null) return null;
        for (var i = noun.At - 1; i >= 0 && i >= noun.At - 6; i--)
        {
            var lower = sentence.Tokens[i].Lower;
            if (lower is "at" or "during" or "in" or "addressed" or "attended" or "joined" or "within") return Make(sentence, noun, null, actors, date, date is null ? DateTie.None : DateTie.Sentence, "what is said or done there is dated");
            if (!sentence.Tokens[i].IsWord || lower is "of" or "after" or "before" or "following" or "for" or "about" or "on") return null;
        }

        return null;
    }

    /// <summary>"In 1991, he recalled, nobody …": the day is that of what is recalled.</summary>
    private static bool IsParenthetical(List<Token> tokens, Trigger trigger) =>
        trigger is { Word.Kind: OccurrenceKind.Statement, At: > 1 } && trigger.At + 1 < tokens.Count && tokens[trigger.At + 1].Text == "," && (tokens[trigger.At - 2].Text == "," || (trigger.At > 2 && tokens[trigger.At - 3].Text == ","));

    /// <summary>A press conference at which somebody speaks is the frame of his words.</summary>
    private static bool IsBeforePress(List<Token> tokens, int noun) => noun > 0 && (tokens[noun - 1].Lower is "press" or "news" || (tokens[noun].Lower is "briefing" or "briefings" && tokens[noun - 1].Lower is "weekly" or "daily" or "regular" or "monthly" or "a" or "her" or "his"));

    /// <summary>"At the invitation of", "at the initiative of", "at a news conference": only how it came about.</summary>
    private static bool IsNoAct(List<Token> tokens, int noun) =>
        (noun > 1 && tokens[noun].Lower == "war" && tokens[noun - 1].Lower == "of" && tokens[noun - 2].Lower is "prisoners" or "prisoner" or "acts" or "act" or "theatre" or "theater" or "state")
        || (noun > 1 && tokens[noun - 2].Lower is "at" or "upon" or "on" && tokens[noun - 1].Lower is "the" or "his" or "their" && tokens[noun].Lower is "invitation" or "initiative" or "request" or "demand" or "proposal")
        || (noun > 2 && tokens[noun].Lower is "invitation" or "request" or "initiative" or "urging" or "behest" && tokens.Take(noun).TakeLast(6).Any(token => token.Lower is "at" or "upon"))
        || (noun > 1 && IsBeforePress(tokens, noun) && tokens.Take(noun).TakeLast(3).Any(token => token.Lower is "at" or "in" or "told" or "during"));

    /// <summary>A noun that only says when: "in the same sitting".</summary>
    private static bool IsOfDate(Sentence sentence, Trigger noun, IReadOnlyList<DateMention> dates) => dates.Any(date =>
        date is { Basis: DateBasis.Relative, IsSpan: false, IsVague: false, IsInner: false } && sentence.TokenAt(date.Start) <= noun.At && noun.At < sentence.TokenAt(date.End));

    private static bool IsOwner(List<Token> tokens, ActorMention actor, int noun) =>
        actor.To == noun || (tokens[actor.To].Text == "'" && !tokens.Skip(actor.To + 2).Take(noun - actor.To - 2).Any(token => !token.IsWord || token.Lower is "of" or "and" or "to" or "in"));

    /// <summary>In a quotation that a date opens, it belongs to what the quotation tells first.</summary>
    private static Trigger? Within(Sentence sentence, DateMention date, IReadOnlyList<Trigger> triggers)
    {
        var at = sentence.TokenAt(date.End);
        return triggers.FirstOrDefault(trigger => trigger.At >= at && trigger is { IsQuoted: true, Form: not WordForm.Noun });
    }

    /// <summary>A date in a quotation says nothing of when it was spoken.</summary>
    private static bool IsQuoted(Sentence sentence, DateMention date) => sentence.TokenAt(date.Start) is var at && at < sentence.Tokens.Count && sentence.Tokens[at].IsQuoted;

    /// <summary>"Said on 5 May that it meant to drill this year": the year is that of what is said.</summary>
    private static bool IsOfContent(Sentence sentence, Trigger trigger, DateMention date) => trigger.Word.Kind == OccurrenceKind.Statement && date.Start + sentence.Start > sentence.Tokens[trigger.At].End
        && sentence.Tokens.Skip(trigger.At + 1).TakeWhile(token => token.Start < date.Start + sentence.Start).Any(token => token.Lower is "that");

    /// <summary>A sentence that begins by saying on what occasion: "During his trip on May 10th, …".</summary>
    private static bool IsAdverbial(Sentence sentence) => sentence.Tokens[0].Lower is "during" or "at" or "in" or "on" or "within" or "speaking";

    /// <summary>Neither quoted nor in brackets.</summary>
    private static bool IsPlain(Sentence sentence, DateMention date) => !IsQuoted(sentence, date) && sentence.Text.LastIndexOf('(', date.Start) <= sentence.Text.LastIndexOf(')', date.Start);

    /// <summary>The verb that a noun completes: "signed an agreement", "held a meeting", "the meeting was held".</summary>
    private static Trigger? Partner(Trigger noun, IReadOnlyList<Trigger> triggers) => triggers.FirstOrDefault(verb =>
        verb.Form != WordForm.Noun && verb.Word.Kind == noun.Word.Kind && !verb.IsReported && Math.Abs(verb.At - noun.At) <= (noun.Word.Kind == OccurrenceKind.Statement ? 25 : 8));

    /// <summary>What is said at a meeting is said on its day: "said at a news conference on May 17".</summary>
    private static DateMention? OfOccasion(List<(DateMention Date, Trigger? To, bool Leads)> attached, Trigger verb) => attached
        .Where(one => one.To is { Form: WordForm.Noun, IsReported: false, Word.Kind: OccurrenceKind.Meeting or OccurrenceKind.Statement } || (one.To is { Form: WordForm.Noun, Word.Kind: OccurrenceKind.Meeting } noun && noun.At > verb.At))
        .Select(one => one.Date).FirstOrDefault();

    /// <summary>Calls, and talks held "separately", are one meeting for each whom somebody speaks with.</summary>
    private static IEnumerable<Draft> Each(Sentence sentence, Trigger trigger, ActorMention? subject, IReadOnlyList<ActorMention> actors, DateMention? date, DateTie tie, string rule)
    {
        var partners = Roles.Objects(trigger, actors).Where(actor => actor.IsPerson).DistinctBy(actor => actor.Actor).ToList();
        var isApart = trigger.Word.Kind == OccurrenceKind.Meeting && subject is { IsPerson: true } && partners.Count > 1 && partners.All(partner => partner.Actor != subject.Actor)
            && sentence.Tokens.Any(token => token.Lower is "separately" or "telephone" or "phone" or "calls" or "phoned");
        return isApart
            ? partners.Select(partner => Make(sentence, trigger, subject, [subject!, partner], date, tie, rule))
            : [Make(sentence, trigger, subject, actors, date, tie, rule)];
    }

    internal static Draft Make(Sentence sentence, Trigger trigger, ActorMention? subject, IReadOnlyList<ActorMention> actors, DateMention? date, DateTie tie, string rule)
    {
        var draft = new Draft
        {
            Kind = trigger.Word.Kind,
            Word = trigger.Word.Word,
            Coding = Tone.Of(sentence, trigger, new EventCoding(trigger.Word.Type, trigger.Word.Mode)),
            Sentence = sentence,
            IsQuoted = trigger.IsQuoted,
            IsStrong = trigger.Word.IsStrong,
            IsGuessed = trigger.Word.IsGuessed,
            IsOngoing = trigger.Form == WordForm.Ing,
            IsReported = trigger.IsReported,
            IsPassive = trigger.IsPassive,
            IsPerfect = trigger.IsPerfect,
            IsRelative = trigger.IsRelative,
            IsParticiple = trigger.IsParticiple,
            Occasion = trigger.Word.Kind == OccurrenceKind.Meeting ? OccasionOf(sentence, trigger) : null,
            HasObject = actors.Any(actor => actor.From > trigger.At && actor.IsQuoted == trigger.IsQuoted),
            IsJoined = trigger.At > 0 && sentence.Tokens.Skip(Math.Max(0, trigger.At - 3)).Take(Math.Min(3, trigger.At)).Any(token => token.Lower is "and"),
            At = trigger.At,
            IsNoun = trigger.Form == WordForm.Noun,
            IsDefinite = trigger.Form == WordForm.Noun && sentence.Tokens.Skip(Math.Max(0, trigger.At - 3)).Take(Math.Min(3, trigger.At)).Any(token => token.Lower is "the" or "this" or "his" or "her"),
            Name = trigger.Form == WordForm.Noun ? NameBefore(sentence, trigger.At) : null,
        };
        draft.Participants.AddRange(Roles.Of(trigger, subject, actors, sentence).DistinctBy(one => one.Actor));
        draft.HasSubject = subject is not null;
        draft.IsPerson = subject is { IsPerson: true };
        draft.Reasons.Add($"'{sentence.Tokens[trigger.At].Text}' tells of it{(trigger.IsPassive ? ", in the passive" : "")}");
        if (date is not null)
        {
            (draft.Date, draft.Basis, draft.YearGiven) = (date.Date, date.Basis, date.YearGiven);
            draft.Tie = date.IsVague ? DateTie.Recent : !date.IsSpan ? tie : date.Rule.StartsWith("after what", StringComparison.Ordinal) ? DateTie.Aftermath : DateTie.Epoch;
            draft.Reasons.Add($"{rule}: {date.Rule}");
        }

        draft.Told.Add((sentence, date?.Basis ?? DateBasis.Inherited));
        return draft;
    }

    /// <summary>The occasion that a word of meeting names, itself or beside it.</summary>
    private static string? OccasionOf(Sentence sentence, Trigger trigger)
    {
        for (var i = trigger.At; i < sentence.Tokens.Count && i <= trigger.At + FarthestOccasion; i++)
        {
            if (Lexicon.Find(sentence.Tokens[i].Lower) is ({ Kind: OccurrenceKind.Meeting } word, WordForm.Noun)) return word.Word;
        }

        return null;
    }

    /// <summary>The capitalised words before a noun: "Second Ruritanian War".</summary>
    private static string? NameBefore(Sentence sentence, int at)
    {
        var start = at;
        while (start > 0 && sentence.Tokens[start - 1].IsWord && (sentence.Tokens[start - 1].IsCapital || sentence.Tokens[start - 1].Lower is "trilateral" or "second" or "first") && sentence.Tokens[start - 1].Lower is not "the") start--;
        return start == at ? null : string.Join(' ', sentence.Tokens.Skip(start).Take(at - start + 1).Select(token => token.Lower));
    }
}

using System.Collections.Frozen;
using Timeline.Domain.Coding;
using Timeline.Domain.Occurrences;
using Timeline.Reading.Actors;
using Timeline.Reading.Prose;

namespace Timeline.Reading.Events;

/// <summary>Who does what in a sentence, from where the names stand around the verb.</summary>
internal static class Roles
{
    private const int LongestOwned = 8;

    private static readonly FrozenSet<string> Prepositions = FrozenSet.Create(
        "of", "with", "to", "by", "in", "on", "for", "from", "between", "at", "against", "over", "into", "about", "towards", "toward", "under", "after", "before", "within", "across", "near", "as", "through", "like");

    /// <summary>The subject: the last name before the word that no preposition governs; for "according to" the name after it.</summary>
    public static ActorMention? Subject(Sentence sentence, Trigger trigger, IReadOnlyList<ActorMention> actors)
    {
        var tokens = sentence.Tokens;
        if (trigger.Word.Word == "according") return actors.FirstOrDefault(actor => actor.From > trigger.At && actor.From <= trigger.At + 5);

        // "Was rejected by the ministry": who speaks stands behind.
        if (trigger is { IsPassive: true, Word.Kind: OccurrenceKind.Statement } && tokens.Skip(trigger.At + 1).Take(3).Any(token => token.Lower == "by")
            && actors.FirstOrDefault(actor => actor.From > trigger.At && actor.From <= trigger.At + 8 && actor.IsQuoted == trigger.IsQuoted) is { } speaker) return speaker;
        // "…, which Norway has given, and Dass repeated": a name that nobody knows is the subject.
        if (trigger is { Word.Kind: OccurrenceKind.Statement, Form: not WordForm.Noun, At: > 1 } && tokens[trigger.At - 1] is { IsWord: true, IsCapital: true } stranger && !Titles.IsOffice(stranger.Lower) && !actors.Any(actor => actor.From < trigger.At && actor.To >= trigger.At)
            && tokens[trigger.At - 2].Text is "," or ";" or "and" or "but" or "while" or "as") return null;
        ActorMention? free = null;
        foreach (var actor in actors.Where(actor => actor.To <= trigger.At && actor.IsQuoted == trigger.IsQuoted))
        {
            if (Breaks(tokens, actor.To, trigger.At)) continue;
            if (!IsGoverned(tokens, actor, actors) || (free is null && actor.IsPerson && !IsGoverned(tokens, actor, actors))) free = actor;
        }

        if (free is not null) return free;

        // "Norway's parliament declared": the owner acts through what is its own.
        if (actors.LastOrDefault(actor => actor.To <= trigger.At && actor.IsQuoted == trigger.IsQuoted && OwnsSubject(tokens, actor, trigger.At)) is { } owner) return owner;

        // '"…," said the ministry': the subject follows the verb.
        var after = actors.FirstOrDefault(actor => actor.From >= trigger.At && actor.From <= trigger.At + 4);
        return after is not null && trigger.At > 0 && tokens[trigger.At - 1].Text is "\"" or "”" or "," ? after : null;
    }

    /// <summary>The names after the word.</summary>
    public static IEnumerable<ActorMention> Objects(Trigger trigger, IReadOnlyList<ActorMention> actors) =>
        actors.Where(actor => actor.From > trigger.At && actor.IsQuoted == trigger.IsQuoted);

    /// <summary>Gives everybody in the sentence a role by the kind of what happened.</summary>
    public static IEnumerable<Participant> Of(Trigger trigger, ActorMention? subject, IReadOnlyList<ActorMention> actors, Sentence sentence)
    {
        var others = actors.Where(actor => actor != subject && actor.IsQuoted == trigger.IsQuoted).ToList();
        switch (trigger.Word.Kind)
        {
            case OccurrenceKind.Statement:
                if (subject is not null) yield return new Participant(subject.Actor, ParticipantRole.Speaker, subject.Office);
                foreach (var other in others.Where(other => other.From > trigger.At).Take(3))
                {
                    var addressed = other.From > 0 && sentence.Tokens[other.From - 1].Lower is "to" or "with" && other.From < trigger.At + 8;
                    yield return new Participant(other.Actor, addressed ? ParticipantRole.Addressee : IsHostile(trigger) ? ParticipantRole.Target : ParticipantRole.Subject, other.Office);
                }

                break;
            case OccurrenceKind.Agreement:
                foreach (var one in actors) yield return new Participant(one.Actor, ParticipantRole.Signatory, one.Office);
                break;
            case OccurrenceKind.Meeting:
                if (subject is not null) yield return new Participant(subject.Actor, trigger.Word.Word is "receive" or "host" ? ParticipantRole.Host : ParticipantRole.Participant, subject.Office);
                foreach (var other in others) yield return new Participant(other.Actor, ParticipantRole.Participant, other.Office);
                break;
            default:
                var hostile = IsHostile(trigger);
                if (subject is not null)
                    yield return new Participant(subject.Actor, !hostile ? ParticipantRole.Participant : trigger.IsPassive ? ParticipantRole.Target : ParticipantRole.Perpetrator, subject.Office);
                foreach (var other in others.Where(other => other.From > trigger.At).Take(3))
                    yield return new Participant(other.Actor, !hostile ? ParticipantRole.Participant : trigger.IsPassive ? ParticipantRole.Perpetrator : ParticipantRole.Target, other.Office);
                break;
        }
    }

    private static bool IsHostile(Trigger trigger) =>
        CodingBook.QuadClassOf(trigger.Word.Type) is QuadClass.MaterialConflict or QuadClass.VerbalConflict;

    private static bool OwnsSubject(List<Token> tokens, ActorMention actor, int verb)
    {
        if (actor.To + 2 >= verb || verb - actor.To > LongestOwned || tokens[actor.To].Text != "'" || tokens[actor.To + 1].Lower != "s") return false;
        for (var i = actor.To + 2; i < verb; i++)
        {
            if (!tokens[i].IsWord || Prepositions.Contains(tokens[i].Lower)) return false;
        }

        return true;
    }

    private static bool IsGoverned(List<Token> tokens, ActorMention actor, IReadOnlyList<ActorMention> all)
    {
        if (actor.To < tokens.Count - 1 && tokens[actor.To].Text == "'" && tokens[actor.To + 1].Lower == "s") return true;
        var before = actor.From - 1;
        while (before >= 0 && (tokens[before].Lower is "the" or "a" or "an" or "his" or "her" or "its" || (tokens[before].IsCapital && !all.Any(other => other.To - 1 == before)))) before--;

        // "Secretary of State Norden": the preposition is of the office.
        if (actor.IsPerson && before > 0 && tokens[before].Lower is "of" or "for" && Titles.IsOffice(tokens[before - 1].Lower)) return before > 2 && Prepositions.Contains(tokens[before - 2].Lower);
        return before >= 0 && Prepositions.Contains(tokens[before].Lower);
    }

    /// <summary>A clause ends between the name and the word.</summary>
    private static bool Breaks(List<Token> tokens, int from, int to)
    {
        for (var i = from; i < to; i++)
        {
            if (tokens[i].Text is ";" || (tokens[i].Lower is "that" && i > from + 1)) return true;
        }

        return false;
    }
}

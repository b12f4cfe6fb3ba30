using Timeline.Reading.Events;

namespace Timeline.Reading.Proposals;

/// <summary>What speaks for and against a draft, by name.</summary>
internal static class Signals
{
    /// <summary>The names of all that hold.</summary>
    public static IEnumerable<string> Of(Draft draft)
    {
        yield return $"kind:{draft.Kind}";
        yield return $"tie:{draft.Tie}";
        yield return $"kindtie:{draft.Kind}:{draft.Tie}";
        yield return $"word:{draft.Word}:{draft.Kind}";
        yield return $"type:{draft.Coding.Type}";
        yield return $"precision:{draft.Date?.Precision}";
        yield return $"basis:{draft.Basis}";
        if (draft.HasSubject) yield return "subject";
        if (draft.HasObject) yield return "object";
        if (draft.IsStrong) yield return "strong";
        if (draft.IsQuoted) yield return "quoted";
        if (draft.IsReported) yield return "reported";
        if (draft.IsNoun) yield return "noun";
        if (draft.IsDefinite) yield return "definite";
        if (draft.IsPassive) yield return "passive";
        if (draft.IsPerfect) yield return "perfect";
        if (draft.IsRelative) yield return "relative";
        if (draft.IsPerson) yield return "person";
        if (draft.Told.Count > 1) yield return "told2";
        if (draft.Told.Count > 2) yield return "told3";
        if (draft.Participants.Count == 0) yield return "nobody";
        if (draft.Participants.Count > 1) yield return "two";
        if (draft.Sentence.Tokens[0].Lower == "as") yield return "as";
        if (draft.Sentence.Section is null) yield return "nosection";
    }
}

using System.Collections.Frozen;

namespace Timeline.Reading.Events;

/// <summary>All words of saying, meeting, agreeing and acting, by their forms.</summary>
internal static class Lexicon
{
    private static readonly FrozenDictionary<string, (EventWord Word, WordForm Form)> ByForm = Build();
    private static readonly FrozenDictionary<string, EventWord> ByBase = Bases();

    /// <summary>The event that a word tells of, in lower case; null for other words.</summary>
    public static (EventWord Word, WordForm Form)? Find(string lower) => ByForm.TryGetValue(lower, out var found) ? found : null;

    /// <summary>The event that a verb tells of in its basic form, as in "forces cross the river".</summary>
    public static (EventWord Word, WordForm Form)? FindBase(string lower) => ByBase.TryGetValue(lower, out var word) ? (word, WordForm.Present) : null;

    private static FrozenDictionary<string, EventWord> Bases() => SpeechWords.Verbs.Concat(DealWords.Verbs).Concat(ActWords.Verbs)
        .SelectMany(row => row.Words.Split(' ').SelectMany(verb => Inflection.Of(verb).Where(form => form.Kind == WordForm.Present).Select(form => form.Form).Prepend(verb.Split('/')[0]).Select(form => (form, Word: new EventWord(verb.Split('/')[0], row.Kind, row.Type, row.Mode, row.IsStrong)))))
        .GroupBy(one => one.form).ToFrozenDictionary(group => group.Key, group => group.First().Word);

    private static FrozenDictionary<string, (EventWord Word, WordForm Form)> Build()
    {
        var forms = new Dictionary<string, (EventWord Word, WordForm Form)>();
        foreach (var (words, kind, type, mode, isStrong) in DealWords.Nouns.Concat(ActNouns.Nouns).Concat(SpeechWords.Nouns))
        {
            foreach (var entry in words.Split(' '))
            {
                var parts = entry.Split(':');
                forms.TryAdd(parts[0], (new EventWord(parts[^1], kind, type, mode, isStrong), WordForm.Noun));
            }
        }

        foreach (var (words, kind, type, mode, isStrong) in SpeechWords.Verbs.Concat(DealWords.Verbs).Concat(ActWords.Verbs))
        {
            foreach (var verb in words.Split(' '))
            {
                var word = new EventWord(verb.Split('/')[0], kind, type, mode, isStrong);
                foreach (var (form, of) in Inflection.Of(verb)) forms.TryAdd(form, (word, of));
            }
        }

        return forms.ToFrozenDictionary();
    }
}

namespace Timeline.Api.Disputes;

/// <summary>The rules for tense and quiet times.</summary>
internal static class Spells
{
    private const int QuietDays = 60;
    private const decimal Tension = -3;

    public static IReadOnlyList<Spell> Of(DayTallies days) =>
        [.. Tense([.. days.Months()]).Concat(Quiet(days.Days)).OrderBy(spell => spell.From).ThenBy(spell => spell.Kind)];

    /// <summary>Months whose mean, together with the two before, is low enough; those that follow on each other are one spell.</summary>
    private static IEnumerable<Spell> Tense(IReadOnlyList<MonthTally> months)
    {
        DateOnly? since = null;
        for (var i = 0; i < months.Count; i++)
        {
            var (entries, sum) = (0L, 0m);
            for (var j = Math.Max(0, i - 2); j <= i; j++) (entries, sum) = (entries + months[j].Entries, sum + months[j].Sum);
            var isTense = entries > 0 && sum <= Tension * entries;
            if (isTense) since ??= months[i].FirstDay;
            else if (since is { } from)
            {
                yield return new Spell(SpellKind.Tense, from, months[i - 1].LastDay);
                since = null;
            }
        }

        if (since is { } still) yield return new Spell(SpellKind.Tense, still, null);
    }

    /// <summary>Whether it is quiet after the last entry, only the next one tells.</summary>
    private static IEnumerable<Spell> Quiet(IList<DateOnly> days)
    {
        for (var i = 1; i < days.Count; i++)
        {
            if (days[i].DayNumber - days[i - 1].DayNumber > QuietDays)
                yield return new Spell(SpellKind.Quiet, days[i - 1].AddDays(1), days[i].AddDays(-1));
        }
    }
}

using System.Collections.Frozen;

namespace Timeline.Reading.Proposals;

/// <summary>How much each signal weighs, as fitted on curated documents (logistic regression, weights held small).</summary>
internal static class Weights
{
    /// <summary>What a draft with no signal starts from.</summary>
    public const double Start = -0.02;

    private static readonly FrozenDictionary<string, double> BySignal = new Dictionary<string, double>
    {
        ["as"] = -0.71,
        ["interval"] = -0.4,
        ["kind:Agreement"] = 0.21,
        ["kind:Incident"] = -0.45,
        ["kind:Statement"] = 0.19,
        ["kindtie:Agreement:After"] = -0.44,
        ["kindtie:Agreement:Lead"] = 0.14,
        ["kindtie:Agreement:Next"] = 0.19,
        ["kindtie:Agreement:Own"] = 0.12,
        ["kindtie:Incident:After"] = -0.65,
        ["kindtie:Incident:Epoch"] = 0.21,
        ["kindtie:Incident:Lead"] = 0.31,
        ["kindtie:Incident:Next"] = -0.54,
        ["kindtie:Incident:Own"] = 0.68,
        ["kindtie:Incident:Sentence"] = -0.4,
        ["kindtie:Meeting:After"] = 0.2,
        ["kindtie:Meeting:Lead"] = 0.34,
        ["kindtie:Meeting:Next"] = 0.38,
        ["kindtie:Meeting:Said"] = -0.22,
        ["kindtie:Meeting:Sentence"] = -0.16,
        ["kindtie:Statement:After"] = 0.44,
        ["kindtie:Statement:Comment"] = -0.1,
        ["kindtie:Statement:Document"] = -0.34,
        ["kindtie:Statement:Epoch"] = 0.25,
        ["kindtie:Statement:Meeting"] = 0.26,
        ["kindtie:Statement:Own"] = 0.13,
        ["kindtie:Statement:Speech"] = -0.31,
        ["noun"] = -0.37,
        ["noun:dated"] = 0.33,
        ["number"] = 0.91,
        ["object"] = -0.1,
        ["opinion"] = -0.39,
        ["participle"] = -0.4,
        ["perfect"] = -0.18,
        ["person"] = 0.56,
        ["quad:None"] = -0.16,
        ["quad:VerbalConflict"] = -0.18,
        ["quad:VerbalCooperation"] = 0.45,
        ["quoted"] = -0.78,
        ["rank2"] = -0.11,
        ["rank:incident"] = -0.34,
        ["rank:other"] = -0.21,
        ["relative"] = -0.62,
        ["reported"] = -0.41,
        ["strong:Agreement"] = 0.21,
        ["strong:Incident"] = 0.63,
        ["strong:Statement"] = 0.22,
        ["subject:Agreement"] = -0.25,
        ["subject:Incident"] = 0.36,
        ["subject:Statement"] = 0.18,
        ["tie:After"] = -0.46,
        ["tie:Comment"] = -0.1,
        ["tie:Document"] = -0.34,
        ["tie:Lead"] = 0.88,
        ["tie:Meeting"] = 0.12,
        ["tie:Next"] = 0.1,
        ["tie:Own"] = 0.84,
        ["tie:Said"] = -0.2,
        ["tie:Sentence"] = -0.49,
        ["tie:Speech"] = -0.31,
        ["told2"] = 0.83,
        ["two"] = 0.55,
    }.ToFrozenDictionary();

    /// <summary>The weight of a signal; 0 for one that tells nothing.</summary>
    public static double Of(string signal) => BySignal.GetValueOrDefault(signal);
}

using System.Collections.Frozen;

namespace Timeline.Reading.Proposals;

/// <summary>How much each signal weighs, as fitted on curated documents (logistic regression, weights held small).</summary>
internal static class Weights
{
    /// <summary>What a draft with no signal starts from.</summary>
    public const double Start = 0.17;

    private static readonly FrozenDictionary<string, double> BySignal = new Dictionary<string, double>
    {
        ["as"] = -0.47,
        ["interval"] = -0.24,
        ["kind:Agreement"] = 0.25,
        ["kind:Incident"] = -0.38,
        ["kind:Statement"] = 0.14,
        ["kindtie:Agreement:After"] = -0.24,
        ["kindtie:Agreement:Lead"] = 0.13,
        ["kindtie:Agreement:Next"] = 0.17,
        ["kindtie:Agreement:Own"] = 0.1,
        ["kindtie:Incident:After"] = -0.53,
        ["kindtie:Incident:Epoch"] = 0.28,
        ["kindtie:Incident:Lead"] = 0.3,
        ["kindtie:Incident:Next"] = -0.56,
        ["kindtie:Incident:Own"] = 0.71,
        ["kindtie:Incident:Sentence"] = -0.42,
        ["kindtie:Meeting:Lead"] = 0.35,
        ["kindtie:Meeting:Next"] = 0.4,
        ["kindtie:Meeting:Said"] = -0.18,
        ["kindtie:Meeting:Sentence"] = -0.15,
        ["kindtie:Statement:After"] = 0.33,
        ["kindtie:Statement:Comment"] = -0.12,
        ["kindtie:Statement:Document"] = -0.35,
        ["kindtie:Statement:Epoch"] = 0.25,
        ["kindtie:Statement:Lead"] = 0.14,
        ["kindtie:Statement:Meeting"] = 0.37,
        ["kindtie:Statement:Occasion"] = -0.32,
        ["kindtie:Statement:Own"] = 0.17,
        ["kindtie:Statement:Speech"] = -0.26,
        ["nobody"] = -0.19,
        ["noun"] = -0.42,
        ["noun:dated"] = 0.29,
        ["number"] = 0.74,
        ["object"] = -0.13,
        ["opinion"] = -0.44,
        ["participle"] = -0.24,
        ["perfect"] = -0.29,
        ["person"] = 0.56,
        ["quad:None"] = -0.22,
        ["quad:VerbalConflict"] = -0.22,
        ["quad:VerbalCooperation"] = 0.49,
        ["quoted"] = -0.81,
        ["rank2"] = 0.16,
        ["rank:incident"] = -0.41,
        ["rank:other"] = -0.2,
        ["relative"] = -0.64,
        ["reported"] = -0.28,
        ["strong:Agreement"] = 0.25,
        ["strong:Incident"] = 0.54,
        ["strong:Meeting"] = -0.12,
        ["strong:Statement"] = 0.18,
        ["subject:Incident"] = 0.3,
        ["subject:Statement"] = 0.11,
        ["tie:After"] = -0.36,
        ["tie:Comment"] = -0.12,
        ["tie:Document"] = -0.35,
        ["tie:Lead"] = 0.93,
        ["tie:Meeting"] = 0.21,
        ["tie:Occasion"] = -0.32,
        ["tie:Own"] = 0.89,
        ["tie:Said"] = -0.31,
        ["tie:Sentence"] = -0.46,
        ["tie:Speech"] = -0.26,
        ["told2"] = 0.65,
        ["two"] = 0.47,
    }.ToFrozenDictionary();

    /// <summary>The weight of a signal; 0 for one that tells nothing.</summary>
    public static double Of(string signal) => BySignal.GetValueOrDefault(signal);
}

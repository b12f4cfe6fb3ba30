using System.Collections.Frozen;

namespace Timeline.Reading.Proposals;

/// <summary>How much each signal weighs, as fitted on curated documents (logistic regression, weights held small).</summary>
internal static class Weights
{
    /// <summary>What a draft with no signal starts from.</summary>
    public const double Start = 0.0;

    private static readonly FrozenDictionary<string, double> BySignal = new Dictionary<string, double>
    {
        ["as"] = -0.41,
        ["deep"] = 0.13,
        ["interval"] = -0.56,
        ["kind:Agreement"] = 0.12,
        ["kind:Incident"] = -0.22,
        ["kind:Statement"] = 0.11,
        ["kindtie:Agreement:After"] = -0.36,
        ["kindtie:Agreement:Lead"] = 0.14,
        ["kindtie:Agreement:Next"] = 0.22,
        ["kindtie:Agreement:Own"] = -0.12,
        ["kindtie:Agreement:Said"] = 0.22,
        ["kindtie:Incident:After"] = -0.33,
        ["kindtie:Incident:Epoch"] = 0.49,
        ["kindtie:Incident:Next"] = -0.4,
        ["kindtie:Incident:Own"] = 0.94,
        ["kindtie:Incident:Recent"] = -0.13,
        ["kindtie:Incident:Said"] = -0.52,
        ["kindtie:Incident:Sentence"] = -0.33,
        ["kindtie:Meeting:After"] = 0.38,
        ["kindtie:Meeting:Lead"] = 0.31,
        ["kindtie:Meeting:Next"] = 0.14,
        ["kindtie:Meeting:Own"] = -0.17,
        ["kindtie:Meeting:Said"] = -0.15,
        ["kindtie:Statement:Comment"] = -0.1,
        ["kindtie:Statement:Document"] = -0.34,
        ["kindtie:Statement:Lead"] = 0.33,
        ["kindtie:Statement:Meeting"] = 0.27,
        ["kindtie:Statement:Said"] = 0.34,
        ["kindtie:Statement:Speech"] = -0.17,
        ["nobody"] = -0.32,
        ["noun"] = -0.24,
        ["noun:dated"] = 0.45,
        ["number"] = 0.63,
        ["opinion"] = -0.22,
        ["participle"] = -0.37,
        ["passive"] = -0.29,
        ["perfect"] = -0.11,
        ["person"] = 0.47,
        ["quad:MaterialConflict"] = 0.12,
        ["quad:None"] = -0.11,
        ["quad:VerbalConflict"] = -0.42,
        ["quad:VerbalCooperation"] = 0.41,
        ["quoted"] = -0.94,
        ["rank2"] = -0.5,
        ["rank:incident"] = -0.82,
        ["relative"] = -0.68,
        ["reported"] = 0.22,
        ["strong:Agreement"] = 0.12,
        ["strong:Incident"] = 0.48,
        ["strong:Meeting"] = -0.16,
        ["strong:Statement"] = 0.18,
        ["subject:Incident"] = 0.24,
        ["tie:After"] = -0.31,
        ["tie:Comment"] = -0.1,
        ["tie:Document"] = -0.34,
        ["tie:Lead"] = 0.86,
        ["tie:Next"] = -0.14,
        ["tie:Own"] = 0.66,
        ["tie:Said"] = -0.11,
        ["tie:Sentence"] = -0.24,
        ["tie:Speech"] = -0.17,
        ["told2"] = 0.87,
        ["two"] = 0.56,
    }.ToFrozenDictionary();

    /// <summary>The weight of a signal; 0 for one that tells nothing.</summary>
    public static double Of(string signal) => BySignal.GetValueOrDefault(signal);
}

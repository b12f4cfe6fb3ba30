using System.Text.Json.Serialization;

namespace Timeline.Domain.Proposals;

/// <summary>What was decided about a proposal.</summary>
[JsonConverter(typeof(KebabCaseEnumConverter<ProposalState>))]
public enum ProposalState
{
    /// <summary>Nothing yet, or the decision was undone.</summary>
    Open,

    /// <summary>It was accepted as it was proposed.</summary>
    Accepted,

    /// <summary>It was changed and accepted so.</summary>
    Amended,

    /// <summary>It was rejected.</summary>
    Rejected,
}

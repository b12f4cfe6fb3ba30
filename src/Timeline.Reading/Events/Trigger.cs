namespace Timeline.Reading.Events;

/// <summary>A word in a sentence that tells of an occurrence which is said to have happened.</summary>
/// <param name="At">The token.</param>
/// <param name="Word">The word.</param>
/// <param name="Form">Its form.</param>
/// <param name="IsPassive">True where the subject suffers it: "was killed", "the statement signed".</param>
/// <param name="IsQuoted">True within a quotation.</param>
/// <param name="IsRelative">True in a relative clause: "the statement that ended the war".</param>
/// <param name="IsPerfect">True with "has", "have" or "had": "has refused".</param>
/// <param name="IsParticiple">True for a participle behind its noun: "the links blocked by".</param>
/// <param name="IsReported">True in what somebody says: "claimed that troops crossed".</param>
internal sealed record Trigger(int At, EventWord Word, WordForm Form, bool IsPassive, bool IsQuoted, bool IsReported, bool IsRelative, bool IsPerfect = false, bool IsParticiple = false);

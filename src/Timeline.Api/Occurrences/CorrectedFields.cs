using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Timeline.Api.Occurrences;

/// <summary>What an occurrence's fields are to be. One that is left out stays; summary, place and note may be null, for none.</summary>
internal record CorrectedFields : IOccurrenceParticulars
{
    private readonly HashSet<string> _given = [];

    /// <summary>When it happened, in EDTF, with a known start.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Date { get; init => field = Given(value); }

    /// <summary>How the date is known, whatever the citations say: explicit, inherited or relative.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Basis { get; init => field = Given(value); }

    /// <summary>One line.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Title { get; init => field = Given(value); }

    /// <summary>A sentence or two; null clears it.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Summary { get; init => field = Given(value); }

    /// <summary>Where: the slug of a place; null clears it.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Place { get; init => field = Given(value); }

    /// <summary>All who took part.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<ParticipantRequest?>? Participants { get; init => field = Given(value); }

    /// <summary>All that it is about: slugs of topics.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<string?>? Topics { get; init => field = Given(value); }

    /// <summary>How it is coded, by PLOVER.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public CodingRequest? Coding { get; init => field = Given(value); }

    /// <summary>statement, meeting, incident or agreement.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Kind { get; init => field = Given(value); }

    /// <summary>What a reader of the record should know; null clears it.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Note { get; init => field = Given(value); }

    /// <summary>What was read of the year is not corrected.</summary>
    bool? IOccurrenceParticulars.YearGiven => null;

    /// <summary>True when any field is given.</summary>
    internal bool HasAny => _given.Count > 0;

    /// <summary>True when a field is given, if only as null.</summary>
    /// <param name="name">Its name in JSON.</param>
    internal bool Has(string name) => _given.Contains(name);

    // Called for what stands in the JSON, and for nothing else.
    protected T Given<T>(T value, [CallerMemberName] string name = "")
    {
        _given.Add(JsonNamingPolicy.CamelCase.ConvertName(name));
        return value;
    }
}

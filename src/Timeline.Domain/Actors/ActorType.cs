using System.Text.Json.Serialization;

namespace Timeline.Domain.Actors;

/// <summary>What kind of actor somebody is.</summary>
[JsonConverter(typeof(KebabCaseEnumConverter<ActorType>))]
public enum ActorType
{
    /// <summary>A human being.</summary>
    Person,

    /// <summary>A state, present or past.</summary>
    State,

    /// <summary>An organisation of states or people.</summary>
    Organisation,

    /// <summary>A body of a state or organisation: a ministry, a parliament, a commission.</summary>
    Body,

    /// <summary>A newspaper, agency or channel.</summary>
    Media,

    /// <summary>People who act together without being an organisation.</summary>
    Group,
}

using System.Text.Json.Serialization;

namespace Timeline.Domain.Coding;

/// <summary>PLOVER's modes: how an event of a type was done. Which fit which type, <see cref="CodingBook"/> says.</summary>
[JsonConverter(typeof(KebabCaseEnumConverter<CodingMode>))]
public enum CodingMode
{
#pragma warning disable CS1591 // The words are PLOVER's own.
    Visit,
    ThirdParty,
    Multilateral,
    Phone,
    Assist,
    Change,
    Yield,
    Meet,
    Disapprove,
    Investigate,
    Allege,
    Restrict,
    Relations,
    Expel,
    Territory,
    Violence,
    Withdraw,
    Release,
    Disarm,
    Ceasefire,
    Access,
    Resign,
    Convict,
    Discontinue,
    Troops,
    Weapons,
    Police,
    Militia,
#pragma warning restore CS1591
}

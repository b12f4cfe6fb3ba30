using System.Collections.Immutable;
using static Timeline.Domain.Coding.CodingMode;
using static Timeline.Domain.Coding.CodingType;
using static Timeline.Domain.Coding.QuadClass;

namespace Timeline.Domain.Coding;

/// <summary>
/// The code book: class, intensity and modes of each type. Source: PLOVER (Political Language Ontology for
/// Verifiable Event Records), with its intensities on the Goldstein scale.
/// </summary>
public static class CodingBook
{
    private static readonly IReadOnlyList<CodingMode> DemandModes = [Assist, Change, Yield, Meet];

    private static readonly ImmutableArray<(QuadClass Class, decimal Intensity, IReadOnlyList<CodingMode> Modes)> Pages =
        [.. Enum.GetValues<CodingType>().Select(Written)];

    /// <summary>The class of a type.</summary>
    public static QuadClass QuadClassOf(CodingType type) => Page(type).Class;

    /// <summary>The intensity of a type, from -9 to 10.</summary>
    public static decimal IntensityOf(CodingType type) => Page(type).Intensity;

    /// <summary>The modes that fit a type; empty when it has none.</summary>
    public static IReadOnlyList<CodingMode> ModesOf(CodingType type) => Page(type).Modes;

    private static (QuadClass Class, decimal Intensity, IReadOnlyList<CodingMode> Modes) Page(CodingType type) =>
        Enum.IsDefined(type) ? Pages[(int)type] : throw new ArgumentOutOfRangeException(nameof(type), type, "Not a type of the code book.");

    private static (QuadClass Class, decimal Intensity, IReadOnlyList<CodingMode> Modes) Written(CodingType type) => type switch
    {
        Statement => (None, 0, []),
        Agree => (VerbalCooperation, 2.5m, []),
        Consult => (VerbalCooperation, 2.5m, [Visit, ThirdParty, Multilateral, Phone]),
        Support => (VerbalCooperation, 5, []),
        Concede => (VerbalCooperation, 4.5m, []),
        Cooperate => (MaterialCooperation, 9.5m, []),
        Aid => (MaterialCooperation, 10, []),
        Retreat => (MaterialCooperation, 6.5m, [Withdraw, Release, Disarm, Ceasefire, Access, Resign]),
        Request => (VerbalConflict, 0, DemandModes),
        Accuse => (VerbalConflict, -3, [Disapprove, Investigate, Allege]),
        Reject => (VerbalConflict, -2, DemandModes),
        Threaten => (VerbalConflict, -3.5m, [Restrict, Relations, Expel, Territory, Violence]),
        Protest => (MaterialConflict, -5, []),
        Sanction => (MaterialConflict, -6, [Convict, Expel, Withdraw, Discontinue]),
        Mobilize => (MaterialConflict, -5.5m, [Troops, Weapons, Police, Militia]),
        Coerce => (MaterialConflict, -7, []),
        Assault => (MaterialConflict, -9, []),
        _ => throw new ArgumentOutOfRangeException(nameof(type), type, "Not a type of the code book."),
    };
}

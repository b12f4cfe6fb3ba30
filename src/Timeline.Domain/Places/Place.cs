namespace Timeline.Domain.Places;

/// <summary>Where something happens.</summary>
/// <param name="Id">The slug.</param>
/// <param name="Name">The usual English name.</param>
/// <param name="Aliases">Other spellings and names of this place.</param>
/// <param name="Country">ISO 3166-1 alpha-2 code; null for seas and for regions of several states.</param>
/// <param name="Latitude">Degrees north, -90 to 90 (WGS 84).</param>
/// <param name="Longitude">Degrees east, -180 to 180 (WGS 84).</param>
/// <param name="Precision">How exactly the coordinates tell.</param>
public sealed record Place(
    string Id,
    string Name,
    IReadOnlyList<string> Aliases,
    string? Country,
    double Latitude,
    double Longitude,
    PlacePrecision Precision)
{
    /// <summary>The stream that holds the place's descriptions.</summary>
    public static string StreamOf(string id) => $"place/{id}";

    /// <summary>Describes a place anew: one event when something differs from what is known, else none.</summary>
    public static IReadOnlyList<PlaceDescribed> Decide(Place? known, Place wanted) =>
        known is not null && known with { Aliases = wanted.Aliases } == wanted && known.Aliases.SequenceEqual(wanted.Aliases)
            ? []
            : [new PlaceDescribed(wanted)];
}

/// <summary>A place was described, as a whole; a later description replaces it.</summary>
public sealed record PlaceDescribed(Place Place);

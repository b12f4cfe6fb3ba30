namespace Timeline.Domain.Dates;

/// <content>Equality by text, and the order of a timeline.</content>
public readonly partial struct Edtf : IEquatable<Edtf>, IComparable<Edtf>, IComparable
{
    /// <summary>Compares by earliest day (none first), then by latest day (none last), then by text, character by character.</summary>
    /// <remarks>A total order; zero exactly when the two are equal.</remarks>
    /// <param name="other">The date to compare with.</param>
    public int CompareTo(Edtf other)
    {
        var order = Nullable.Compare(Earliest, other.Earliest);
        if (order == 0) order = (Latest is null).CompareTo(other.Latest is null);
        if (order == 0) order = Nullable.Compare(Latest, other.Latest);
        return order == 0 ? string.CompareOrdinal(ToString(), other.ToString()) : order;
    }

    /// <inheritdoc />
    int IComparable.CompareTo(object? obj) => obj switch
    {
        null => 1,
        Edtf other => CompareTo(other),
        _ => throw new ArgumentException("An EDTF date compares only with another.", nameof(obj)),
    };

    /// <summary>Says whether both have the same text.</summary>
    /// <param name="other">The date to compare with.</param>
    public bool Equals(Edtf other) => string.Equals(ToString(), other.ToString(), StringComparison.Ordinal);

    /// <inheritdoc />
    public override bool Equals(object? obj) => obj is Edtf other && Equals(other);

    /// <inheritdoc />
    public override int GetHashCode() => string.GetHashCode(ToString(), StringComparison.Ordinal);

    /// <summary>Says whether both have the same text.</summary>
    public static bool operator ==(Edtf left, Edtf right) => left.Equals(right);

    /// <summary>Says whether the texts differ.</summary>
    public static bool operator !=(Edtf left, Edtf right) => !left.Equals(right);

    /// <summary>Says whether the left sorts before the right (see <see cref="CompareTo(Edtf)"/>).</summary>
    public static bool operator <(Edtf left, Edtf right) => left.CompareTo(right) < 0;

    /// <summary>Says whether the left sorts before the right or equals it.</summary>
    public static bool operator <=(Edtf left, Edtf right) => left.CompareTo(right) <= 0;

    /// <summary>Says whether the left sorts after the right.</summary>
    public static bool operator >(Edtf left, Edtf right) => left.CompareTo(right) > 0;

    /// <summary>Says whether the left sorts after the right or equals it.</summary>
    public static bool operator >=(Edtf left, Edtf right) => left.CompareTo(right) >= 0;
}

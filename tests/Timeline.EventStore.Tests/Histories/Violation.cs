namespace Timeline.EventStore.Tests.Histories;

/// <summary>Something in a history that no store of linearizable lists could have answered.</summary>
internal sealed record Violation(Fault Fault, string Told);

internal enum Fault
{
    /// <summary>Acknowledged, and not there; or told of, and never reached.</summary>
    Lost,

    /// <summary>There twice, or acknowledged as written twice.</summary>
    Doubled,

    /// <summary>There without anybody having asked for it, or though all who asked were refused.</summary>
    Phantom,

    /// <summary>Two reads show the same places differently, or an event stands where it was not to stand.</summary>
    Reordered,

    /// <summary>A part of an append there, and another not.</summary>
    Torn,

    /// <summary>Refused at the expected version, or though it stood there already.</summary>
    WronglyRefused,

    /// <summary>No order of all operations agrees both with what they saw and with when they were answered.</summary>
    BackInTime,
}

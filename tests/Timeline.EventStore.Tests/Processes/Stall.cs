namespace Timeline.EventStore.Tests.Processes;

/// <summary>Where a node that is to be struck stops once and says so, so that the strike falls there.</summary>
internal enum Stall
{
    Nowhere,

    /// <summary>With half a batch written, busy with one statement after the other.</summary>
    InMidBatch,

    /// <summary>At the first note of a page, while the server sends the others.</summary>
    InMidPage,

    /// <summary>With half a batch written and half of the next statement sent.</summary>
    InMidStatement,
}

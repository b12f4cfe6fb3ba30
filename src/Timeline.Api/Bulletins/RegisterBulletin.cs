using Timeline.Api.Commands;
using Timeline.Domain.Bulletins;
using Timeline.EventStore.Appending;
using Timeline.EventStore.Events;

namespace Timeline.Api.Bulletins;

/// <summary>Registers a document; the same bytes again are the bulletin that they were before.</summary>
internal sealed class RegisterBulletin(DecideAndAppend commands, Alone alone, Documents documents)
{
    /// <returns>The bulletin's id, and what was appended; null when it was registered already.</returns>
    /// <exception cref="Domain.RefusedException">The id belongs to another document.</exception>
    public Task<(string Id, AppendResult? Appended)> HandleAsync(
        Bulletin wanted, byte[] bytes, Sender by, CancellationToken cancellationToken) =>
        alone.RunAsync(Concern.Bulletins, () => RegisterAsync(wanted, bytes, by, cancellationToken), cancellationToken);

    /// <summary>The bulletin that some events tell; null when there are none.</summary>
    public static Bulletin? Fold(string id, IEnumerable<StoredEvent> events) =>
        events.Aggregate((Bulletin?)null, (known, stored) => stored.Data is { } data ? Bulletin.Evolve(known, id, data) : known);

    private async Task<(string Id, AppendResult? Appended)> RegisterAsync(
        Bulletin wanted, byte[] bytes, Sender by, CancellationToken cancellationToken)
    {
        var owner = await documents.KeepAsync(wanted.Sha256, bytes, wanted.Id, cancellationToken);
        if (owner != wanted.Id) return (owner, null);

        var stream = Bulletin.StreamOf(wanted.Id);
        var appended = await commands.RunAsync(
            [stream],
            known => [known.Append(stream, "bulletin", Bulletin.Decide(Fold(wanted.Id, known[stream]), wanted))],
            by,
            cancellationToken);
        return (wanted.Id, appended);
    }
}

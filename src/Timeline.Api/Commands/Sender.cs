namespace Timeline.Api.Commands;

/// <summary>Who wants something recorded.</summary>
/// <param name="Name">Stands on every event.</param>
/// <param name="Key">Under what the request may be sent again; null when nothing was said about that.</param>
internal sealed record Sender(string Name, RequestKey? Key = null)
{
    public static implicit operator Sender(string name) => new(name);
}

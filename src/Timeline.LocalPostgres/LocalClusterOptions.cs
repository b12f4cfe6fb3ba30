namespace Timeline.LocalPostgres;

/// <summary>What a private cluster is asked to be.</summary>
public sealed record LocalClusterOptions
{
    /// <summary>The folder to keep everything in, for instance <c>.timeline</c>; made when it is missing.</summary>
    public required string Folder { get; init; }

    /// <summary>
    /// The port on 127.0.0.1. A number is an order: a busy one is an error. 0 asks for any free one; a lasting cluster
    /// begins at 5433 and keeps what it got, as long as that is free.
    /// </summary>
    public int Port { get; init; }

    /// <summary>For tests: nothing waits for the disk, and all is removed at the end, also when the owner is killed.</summary>
    public bool Ephemeral { get; init; }

    /// <summary>Settings of the server, for instance <c>max_connections</c>; they win over the defaults of <see cref="Ephemeral"/>.</summary>
    public IReadOnlyDictionary<string, string> Settings { get; init; } = new Dictionary<string, string>();

    /// <summary>The programs to use; null looks for them.</summary>
    public PostgresBinaries? Binaries { get; init; }

    /// <summary>Told, in sentences, what a person would want to know.</summary>
    public Action<string> Say { get; init; } = _ => { };
}

namespace Timeline.Api.Http;

/// <summary>Lets nobody write over what they have not seen.</summary>
internal static class IfMatch
{
    /// <summary>Requires that the caller knows the version of a stream that exists.</summary>
    /// <param name="request">The request.</param>
    /// <param name="version">The stream's version; 0 when there is none yet.</param>
    /// <param name="standing">How it stands by now, for whoever comes too late; null to say no more.</param>
    /// <param name="since">The first version from which on nothing has changed that a caller must have seen; null for the version itself.</param>
    /// <exception cref="RequestProblem">The header is missing (428) or names another version (412).</exception>
    public static void Require(HttpRequest request, long version, string? standing = null, long? since = null)
    {
        if (version == 0) return;
        var current = $"\"{version}\"";
        var given = request.GetTypedHeaders().IfMatch;
        if (given.Any(tag => tag.Tag == current)) return;
        for (var same = since ?? version; same < version; same++)
        {
            if (given.Any(tag => tag.Tag == $"\"{same}\"")) return;
        }

        throw given.Count == 0
            ? new RequestProblem(
                StatusCodes.Status428PreconditionRequired, "Say which version you know.",
                $"This exists already, at version {version}. To change it, send the header 'If-Match: {current}'.")
            : new RequestProblem(
                StatusCodes.Status412PreconditionFailed, "It has changed since.",
                $"This is at version {version} by now, not at {string.Join(", ", given.Select(tag => tag.Tag))}.{(standing is null ? "" : $" {standing}")} Read it again before you change it.");
    }
}

namespace Timeline.Api.Http;

/// <summary>Lets nobody write over what they have not seen.</summary>
internal static class IfMatch
{
    /// <summary>Requires that the caller knows the version of a stream that exists.</summary>
    /// <param name="request">The request.</param>
    /// <param name="version">The stream's version; 0 when there is none yet.</param>
    /// <exception cref="RequestProblem">The header is missing (428) or names another version (412).</exception>
    public static void Require(HttpRequest request, long version)
    {
        if (version == 0) return;
        var current = $"\"{version}\"";
        var given = request.GetTypedHeaders().IfMatch;
        if (given.Any(tag => tag.Tag == current)) return;
        throw given.Count == 0
            ? new RequestProblem(
                StatusCodes.Status428PreconditionRequired, "Say which version you know.",
                $"This exists already, at version {version}. To change it, send the header 'If-Match: {current}'.")
            : new RequestProblem(
                StatusCodes.Status412PreconditionFailed, "It has changed since.",
                $"This is at version {version} by now, not at {string.Join(", ", given.Select(tag => tag.Tag))}. Read it again before you change it.");
    }
}

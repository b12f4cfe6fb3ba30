namespace Timeline.Api.OpenApi;

/// <summary>A problem that an endpoint may answer, for the API document.</summary>
/// <param name="Status">The HTTP status.</param>
/// <param name="When">When it is answered.</param>
/// <param name="Example">A detail that one may read then.</param>
internal sealed record ProblemNote(int Status, string When, string Example)
{
    /// <summary>What even the simplest endpoint may answer.</summary>
    public static readonly ProblemNote BadAddress = new(400, "The address cannot be read.", "The query is not UTF-8. Encode its text as UTF-8 before escaping it.");

    /// <summary>What an endpoint that tells of the service's health may answer beside its report.</summary>
    public static readonly ProblemNote NotReady = new(503, "Not ready: a projection is paused or fails again and again, as the report tells; or the database does not answer, and there is no report.", "The database does not answer: Failed to connect to 127.0.0.1:5432");

    /// <summary>What the address of an entry may answer beside it.</summary>
    public static readonly ProblemNote Gone = new(410, "It was retracted, or the source that proved it was withdrawn; it may come back.", "'2021-01-21-dostlug-memorandum' was retracted: It was recorded twice.");

    private static readonly ProblemNote BadQuery = new(400, "A parameter is unknown or has a value that it cannot have; `errors` names each.", "actor: 'azerbajan' is not the slug of an actor. Did you mean 'azerbaijan'?");
    private static readonly ProblemNote BadBody = new(400, "The body is no JSON, or a field is wrong; `errors` names each.", "participants[0].actor: 'azerbajan' is not the slug of an actor. Did you mean 'azerbaijan'?");
    private static readonly ProblemNote NoKey = new(401, "There is no key, or it does not hold.", "Send the header 'Authorization: Bearer KEY'. 'timeline keys add NAME' makes a key.");
    private static readonly ProblemNote NotFound = new(404, "There is nothing of that name; near names are told.", "There is no actor 'azerbajan'. Did you mean 'azerbaijan'?");
    private static readonly ProblemNote NotAcceptable = new(406, "There is no answer in what Accept asks for.", "There is no answer in what Accept asks for. There are: application/json.");
    private static readonly ProblemNote Conflict = new(409, "The present state does not allow it, or the `Idempotency-Key` belongs to another request.", "'2021-01-21-dostlug-memorandum' is recorded already, with other particulars. Choose another slug, or correct that one.");
    private static readonly ProblemNote TooLarge = new(413, "The body is larger than is taken.", "Request body too large.");
    private static readonly ProblemNote Unsupported = new(415, "The body is not sent as what is expected.", "The body is 'text/html'; expected application/json.");
    private static readonly ProblemNote Stale = new(412, "It has changed since the version that `If-Match` names.", "This is at version 3 by now, not at \"2\". Read it again before you change it.");
    private static readonly ProblemNote NeedsVersion = new(428, "It exists already, and `If-Match` is missing.", "This exists already, at version 2. To change it, send the header 'If-Match: \"2\"'.");
    private static readonly ProblemNote TooMany = new(429, "More requests than one address may send in a second; try again after `Retry-After` seconds.", "One address may send 100 requests a second. Try again in a second.");
    private static readonly ProblemNote Unavailable = new(503, "The read model has not reached the sequence that was asked for, the question takes too long, or the database does not answer; try again after `Retry-After` seconds.", "The read model has not reached sequence 700 within 5 s.");

    /// <summary>What an endpoint may answer.</summary>
    /// <param name="isReading">False for commands.</param>
    /// <param name="hasPathParameter">True when the path names something.</param>
    /// <param name="takesIfMatch">True when it changes what exists already.</param>
    /// <param name="hasBody">True when the request has a body.</param>
    public static IEnumerable<ProblemNote> Of(bool isReading, bool hasPathParameter, bool takesIfMatch, bool hasBody)
    {
        yield return hasBody ? BadBody : BadQuery;
        if (!isReading) yield return NoKey;
        if (hasPathParameter) yield return NotFound;
        if (isReading) yield return NotAcceptable;
        else yield return Conflict;
        if (hasBody)
        {
            yield return TooLarge;
            yield return Unsupported;
        }

        if (takesIfMatch)
        {
            yield return Stale;
            yield return NeedsVersion;
        }

        yield return TooMany;
        yield return Unavailable;
    }
}

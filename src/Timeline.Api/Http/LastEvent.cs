namespace Timeline.Api.Http;

/// <summary>Behind which event a stream goes on: <c>after=</c>, or the header that an event source sends when it comes again.</summary>
internal static class LastEvent
{
    public const string Header = "Last-Event-ID";

    public const string Parameter = "after";

    /// <summary>Reads the id of an event.</summary>
    public delegate bool TryParse<T>(string text, out T id);

    /// <summary>The event that the caller has seen last; null when it tells none.</summary>
    /// <param name="request">The request.</param>
    /// <param name="query">Its query.</param>
    /// <param name="parse">Reads an id.</param>
    /// <param name="expected">What an id is, for those who sent none.</param>
    /// <exception cref="RequestProblem">It is no id.</exception>
    public static T? Of<T>(HttpRequest request, QueryReader query, TryParse<T> parse, string expected) where T : struct
    {
        // The header tells of a later event than the address, which an event source keeps as it began.
        if (request.Headers.TryGetValue(Header, out var header) && header.ToString() is { Length: > 0 } last)
        {
            return parse(last, out var id)
                ? id
                : throw new RequestProblem("A header is wrong.", [(Header, $"'{last}' is no {expected}.")]);
        }

        if (query.One(Parameter) is not { } parameter) return null;
        return parse(parameter, out var after) ? after : throw RequestProblem.Parameter(Parameter, $"'{parameter}' is no {expected}.");
    }
}

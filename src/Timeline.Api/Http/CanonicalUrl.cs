namespace Timeline.Api.Http;

/// <summary>The same question is the same text, in whatever order its parameters were given.</summary>
internal static class CanonicalUrl
{
    public static string Of(HttpRequest request) => request.Path + Query(request.Query, leaveOut: []);

    /// <summary>The parameters of a query in order, without some of them.</summary>
    public static string Query(IQueryCollection query, IReadOnlyCollection<string> leaveOut) =>
        QueryString.Create(
            from parameter in query
            where !leaveOut.Contains(parameter.Key)
            from value in parameter.Value
            orderby parameter.Key, value
            select KeyValuePair.Create(parameter.Key, value)).ToString();

    /// <summary>The same address with one parameter set anew.</summary>
    public static string With(HttpRequest request, string name, string value) =>
        request.Path + QueryString.Create(
            from parameter in request.Query
            where parameter.Key != name
            from old in parameter.Value
            select KeyValuePair.Create(parameter.Key, old)).Add(name, value).ToString();
}

namespace Timeline.Api.Http;

/// <summary>A request that cannot be answered as it stands; becomes a problem of RFC 9457.</summary>
internal sealed class RequestProblem : Exception
{
    public RequestProblem(int status, string title, string detail) : base(detail)
    {
        Status = status;
        Title = title;
    }

    /// <summary>Several things are wrong: what, field by field.</summary>
    public RequestProblem(string title, IEnumerable<(string Field, string Message)> errors)
        : this(StatusCodes.Status400BadRequest, title, errors.ToList())
    {
    }

    private RequestProblem(int status, string title, List<(string Field, string Message)> errors)
        : this(status, title, string.Join(" ", errors.Select(error => error.Field.Length > 0 ? $"{error.Field}: {error.Message}" : error.Message))) =>
        Errors = errors.GroupBy(error => error.Field).ToDictionary(group => group.Key, group => group.Select(error => error.Message).ToArray());

    public int Status { get; }

    public string Title { get; }

    /// <summary>A header that belongs to the answer; null for none. What was set on the response before is cleared by then.</summary>
    public (string Name, string Value)? Header { get; init; }

    /// <summary>What is wrong with each field; null when it is about none.</summary>
    public IReadOnlyDictionary<string, string[]>? Errors { get; }

    public static RequestProblem Parameter(string name, string message) => new("A parameter of the query is wrong.", [(name, message)]);
}

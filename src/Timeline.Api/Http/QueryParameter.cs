namespace Timeline.Api.Http;

/// <summary>A parameter of a query, as the API document tells it and as requests are checked against it.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Description">What it does, its default and its limits.</param>
/// <param name="Example">A value that works.</param>
/// <param name="Allowed">The only values there are; null when they are open.</param>
/// <param name="Repeatable">True when it may be given several times.</param>
/// <param name="Required">True when there is no answer without it.</param>
internal sealed record QueryParameter(
    string Name, string Description, string Example, IReadOnlyList<string>? Allowed = null, bool Repeatable = false, bool Required = false);

/// <summary>The parameters that an endpoint takes; any other is refused.</summary>
internal sealed record QueryParameters(IReadOnlyList<QueryParameter> All)
{
    public static QueryParameters None { get; } = new([]);
}

using Timeline.Api.Validation;

namespace Timeline.Api.Http;

/// <summary>Reads the parameters of a request and refuses what the endpoint does not take.</summary>
internal sealed class QueryReader
{
    private readonly IQueryCollection _query;

    /// <exception cref="RequestProblem">A parameter is missing or unknown, given twice though it stands alone, or has a value it cannot have.</exception>
    public QueryReader(IQueryCollection query, QueryParameters parameters)
    {
        _query = query;
        var known = parameters.All.ToDictionary(parameter => parameter.Name);
        var missing = parameters.All.Where(parameter => parameter.Required && !query.ContainsKey(parameter.Name));
        var errors = query.SelectMany(given => Problems(given.Key, given.Value, known))
            .Concat(missing.Select(parameter => (parameter.Name, $"It is missing; expected {Expected(parameter)}."))).ToList();
        if (errors.Count > 0) throw new RequestProblem("A parameter of the query is wrong.", errors);
    }

    /// <summary>The value of a parameter; null when it is not given.</summary>
    public string? One(string name) => _query.TryGetValue(name, out var values) ? values[0] : null;

    /// <summary>All values of a parameter.</summary>
    public IReadOnlyList<string> All(string name) => _query.TryGetValue(name, out var values) ? [.. values.Select(value => value!)] : [];

    private static string Expected(QueryParameter parameter) =>
        parameter.Allowed is { } allowed ? $"one of {string.Join(", ", allowed)}" : $"a value such as {parameter.Example}";

    private static IEnumerable<(string Field, string Message)> Problems(
        string name, IReadOnlyList<string?> values, Dictionary<string, QueryParameter> known)
    {
        if (!known.TryGetValue(name, out var parameter))
        {
            yield return (name, known.Count == 0
                ? "There is no such parameter here; this address takes none."
                : $"There is no such parameter here.{NearMisses.Sentence(name, known.Keys)} There are: {string.Join(", ", known.Keys)}.");
            yield break;
        }

        if (values.Count > 1 && !parameter.Repeatable) yield return (name, $"It is given {values.Count} times; once is enough.");
        foreach (var value in values)
        {
            if (string.IsNullOrEmpty(value)) yield return (name, $"It has no value; expected one such as {parameter.Example}.");
            else if (parameter.Allowed is { } allowed && !allowed.Contains(value))
                yield return (name, $"'{value}' is none of {string.Join(", ", allowed)}.{NearMisses.Sentence(value, allowed)}");
        }
    }
}

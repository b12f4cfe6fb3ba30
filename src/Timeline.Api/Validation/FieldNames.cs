using System.Text.Json;
using FluentValidation.Results;

namespace Timeline.Api.Validation;

/// <summary>Names fields as they stand in JSON: <c>participants[0].actor</c>, not <c>Participants[0].Actor</c>.</summary>
internal static class FieldNames
{
    public static string FieldName(this ValidationFailure failure) => Camel(failure.PropertyName);

    /// <summary>A JSON path such as <c>$.participants[0]</c> without its root.</summary>
    public static string FromPath(string? path) => path is null or "$" ? "" : path.StartsWith("$.", StringComparison.Ordinal) ? path[2..] : path;

    private static string Camel(string path) =>
        string.Join('.', path.Split('.', StringSplitOptions.RemoveEmptyEntries).Select(JsonNamingPolicy.CamelCase.ConvertName));
}

using System.Text.Json;
using FluentValidation;
using Timeline.Api.Validation;

namespace Timeline.Api.Http;

/// <summary>Reads a command's body.</summary>
internal static class RequestBody
{
    /// <summary>Reads JSON of a known shape.</summary>
    /// <exception cref="RequestProblem">It is not sent as JSON (415), is no JSON, or has a field that nobody knows (400).</exception>
    public static async Task<T> ReadAsync<T>(HttpContext http)
    {
        if (!http.Request.HasJsonContentType())
        {
            throw new RequestProblem(
                StatusCodes.Status415UnsupportedMediaType, "Not in that format.",
                $"The body is '{http.Request.ContentType}'; expected application/json.");
        }

        try
        {
            return await http.Request.ReadFromJsonAsync<T>(TimelineJson.Strict, http.RequestAborted)
                ?? throw new JsonException("null is no object.");
        }
        catch (JsonException e)
        {
            throw new RequestProblem("The body is wrong.", [JsonProblem.Of(e)]);
        }
    }

    /// <exception cref="RequestProblem">A field is wrong; all of them are named.</exception>
    public static void Require<T>(this IValidator<T> validator, T request)
    {
        var failures = validator.Validate(request).Errors;
        if (failures.Count > 0)
            throw new RequestProblem("The body is wrong.", failures.Select(failure => (failure.FieldName(), failure.ErrorMessage)));
    }
}

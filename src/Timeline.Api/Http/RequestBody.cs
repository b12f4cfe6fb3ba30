using System.Text.Json;
using FluentValidation;
using Timeline.Api.Validation;

namespace Timeline.Api.Http;

/// <summary>Reads a command's body.</summary>
internal static class RequestBody
{
    /// <summary>Reads JSON of a known shape.</summary>
    /// <param name="http">The request.</param>
    /// <param name="taken">All types that the endpoint takes, for the message.</param>
    /// <exception cref="RequestProblem">It is not sent as JSON (415), is no JSON, or has a field that nobody knows (400).</exception>
    public static async Task<T> ReadAsync<T>(HttpContext http, string taken = Negotiation.Json)
    {
        if (!http.Request.HasJsonContentType() || HasUnknownCharset(http.Request))
        {
            throw new RequestProblem(
                StatusCodes.Status415UnsupportedMediaType, "Not in that format.",
                $"The body is '{http.Request.ContentType}'; expected {taken}.");
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

    /// <summary>The same, of a body that may be left out; null then.</summary>
    /// <inheritdoc cref="ReadAsync"/>
    public static async Task<T?> ReadIfAnyAsync<T>(HttpContext http) where T : class =>
        http.Request.ContentType is null && http.Request.ContentLength is null or 0 ? null : await ReadAsync<T>(http);

    /// <exception cref="RequestProblem">A field is wrong; all of them are named.</exception>
    public static void Require<T>(this IValidator<T> validator, T request) => validator.Require(request, []);

    /// <inheritdoc cref="Require{T}(IValidator{T}, T)"/>
    /// <param name="validator">What the request must be like.</param>
    /// <param name="request">The request.</param>
    /// <param name="more">What else is wrong.</param>
    public static void Require<T>(this IValidator<T> validator, T request, IEnumerable<(string Field, string Message)> more)
    {
        var errors = validator.Validate(request).Errors.Select(failure => (failure.FieldName(), failure.ErrorMessage)).Concat(more).ToList();
        if (errors.Count > 0) throw new RequestProblem("The body is wrong.", errors);
    }

    private static bool HasUnknownCharset(HttpRequest request) => request.GetTypedHeaders().ContentType is { Charset.Length: > 0, Encoding: null };
}

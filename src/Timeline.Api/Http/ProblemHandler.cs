using System.Text.Json;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Mvc;
using Npgsql;
using Timeline.Api.Validation;
using Timeline.Domain;
using Timeline.EventStore.Appending;

namespace Timeline.Api.Http;

/// <summary>Answers whatever went wrong as a problem of RFC 9457; only what is our own fault is a 500, and logged.</summary>
internal sealed class ProblemHandler(IProblemDetailsService problems, ILogger<ProblemHandler> logger) : IExceptionHandler
{
    public async ValueTask<bool> TryHandleAsync(HttpContext http, Exception exception, CancellationToken cancellationToken)
    {
        if (exception is OperationCanceledException && http.RequestAborted.IsCancellationRequested) return true;
        var problem = ProblemOf(exception);
        if (problem.Status == StatusCodes.Status503ServiceUnavailable) http.Response.Headers.RetryAfter = "5";
        if (exception is RequestProblem { Header: var (name, value) }) http.Response.Headers[name] = value;
        if (problem.Status >= StatusCodes.Status500InternalServerError)
            logger.LogError(exception, "{Method} {Path} failed.", http.Request.Method, http.Request.Path);
        http.Response.Headers.ETag = default;
        http.Response.StatusCode = problem.Status!.Value;
        await WriteAsync(problems, http, problem);
        return true;
    }

    /// <summary>Tells a status that nobody has said more about.</summary>
    public static Task TellStatusAsync(StatusCodeContext context) => WriteAsync(
        context.HttpContext.RequestServices.GetRequiredService<IProblemDetailsService>(), context.HttpContext,
        new ProblemDetails { Status = context.HttpContext.Response.StatusCode, Detail = DetailOf(context.HttpContext) });

    private static string? DetailOf(HttpContext http) => http.Response.StatusCode switch
    {
        StatusCodes.Status404NotFound => "There is nothing at this address. GET /v1 tells what there is.",
        StatusCodes.Status405MethodNotAllowed => $"This address takes {http.Response.Headers.Allow}, not {http.Request.Method}.",
        _ => null,
    };

    private static Task WriteAsync(IProblemDetailsService problems, HttpContext http, ProblemDetails problem)
    {
        // The service would stay silent towards callers that take no JSON, and they would not learn what is wrong.
        http.Request.Headers.Accept = default;
        return problems.WriteAsync(new ProblemDetailsContext { HttpContext = http, ProblemDetails = problem }).AsTask();
    }

    private static ProblemDetails ProblemOf(Exception exception) => exception switch
    {
        RequestProblem { Errors: { } errors } wrong => new HttpValidationProblemDetails(errors.ToDictionary())
        {
            Status = wrong.Status,
            Title = wrong.Title,
            Detail = wrong.Message,
        },
        RequestProblem wrong => Problem(wrong.Status, wrong.Title, wrong.Message),
        RefusedException refused => Problem(StatusCodes.Status409Conflict, "The present state does not allow it.", refused.Message),
        VersionConflictException conflict => Problem(StatusCodes.Status409Conflict, "Somebody else was faster.", conflict.Message),
        BadHttpRequestException { InnerException: JsonException json } => Json(json),
        BadHttpRequestException bad => Problem(bad.StatusCode, "The request is wrong.", bad.Message),
        PostgresException { SqlState: PostgresErrorCodes.QueryCanceled } => Problem(
            StatusCodes.Status503ServiceUnavailable, "That takes too long.",
            "The database was stopped. Ask for less: fewer days (occurred_from, occurred_to), one actor or topic, longer buckets; or for all of it as a stream (format=ndjson), which may take its time."),
        NpgsqlException or TimeoutException => Problem(
            StatusCodes.Status503ServiceUnavailable, "The database does not answer.", "Nothing was changed. Try again a little later."),
        OperationCanceledException => Problem(
            StatusCodes.Status503ServiceUnavailable, "The service is ending.", "Ask again a little later."),
        _ => Problem(
            StatusCodes.Status500InternalServerError, "That is our fault.", "The service failed; its log tells why. Nothing was half done."),
    };

    private static ProblemDetails Json(JsonException e)
    {
        var (field, message) = JsonProblem.Of(e);
        return new HttpValidationProblemDetails(new Dictionary<string, string[]> { [field] = [message] })
        {
            Status = StatusCodes.Status400BadRequest,
            Title = "The body is wrong.",
            Detail = message,
        };
    }

    private static ProblemDetails Problem(int status, string title, string detail) =>
        new() { Status = status, Title = title, Detail = detail };
}

using Timeline.Api.Http;

namespace Timeline.Api.OpenApi;

/// <summary>What the API document tells of an endpoint, beside its shapes.</summary>
internal static class EndpointNotes
{
    /// <summary>The handler refuses a body of another type in words; the router would say no more than 415, and that before it asks for a key.</summary>
    public const string AnyType = "*/*";

    /// <summary>Says that the endpoint changes what exists already for none but those who know its version.</summary>
    public static RouteHandlerBuilder TakesIfMatch(this RouteHandlerBuilder endpoint) => endpoint.WithMetadata(new TakesIfMatch());

    /// <summary>Says that what the endpoint reads may be merged into something else, or taken back.</summary>
    public static void MayBeGone(this RouteHandlerBuilder endpoint) => endpoint.WithMetadata(new MayBeGone());

    /// <summary>Describes an endpoint that reads.</summary>
    /// <param name="endpoint">The endpoint.</param>
    /// <param name="tag">The chapter it stands in.</param>
    /// <param name="summary">One line.</param>
    /// <param name="description">What one must know to use it.</param>
    /// <param name="query">The parameters it takes.</param>
    public static RouteHandlerBuilder Reads<T>(
        this RouteHandlerBuilder endpoint, string tag, string summary, string description, QueryParameters? query = null) =>
        endpoint.WithTags(tag).WithSummary(summary).WithDescription(description)
            .WithMetadata(query ?? QueryParameters.None)
            .Produces<T>(StatusCodes.Status200OK, Negotiation.Json);

    /// <summary>Describes an endpoint that reads and sends one thing after another, as events or as lines.</summary>
    /// <inheritdoc cref="Reads{T}"/>
    public static RouteHandlerBuilder Streams<T>(
        this RouteHandlerBuilder endpoint, string tag, string summary, string description, QueryParameters query) =>
        endpoint.WithTags(tag).WithSummary(summary).WithDescription(description)
            .WithMetadata(query, new Streams("`frame@sequence`: goes on behind it, at the sequence at which that replay began", "12@634", Ends: true))
            .Produces<T>(StatusCodes.Status200OK, Negotiation.EventStream, Negotiation.NdJson);

    /// <summary>Describes an endpoint that tells what happens as it comes, as events.</summary>
    /// <inheritdoc cref="Reads{T}"/>
    public static RouteHandlerBuilder Follows<T>(
        this RouteHandlerBuilder endpoint, string tag, string summary, string description, QueryParameters query) =>
        endpoint.WithTags(tag).WithSummary(summary).WithDescription(description)
            .WithMetadata(query, new Streams("a sequence: goes on behind it", "634", Ends: false))
            .Produces<T>(StatusCodes.Status200OK, Negotiation.EventStream);

    /// <summary>Describes an endpoint that tells how the service itself is: it takes no parameters and no conditions.</summary>
    /// <inheritdoc cref="Reads{T}"/>
    public static RouteHandlerBuilder Operates<T>(this RouteHandlerBuilder endpoint, string summary, string description) =>
        endpoint.WithTags("Operation").WithSummary(summary).WithDescription(description)
            .WithMetadata(new Operates())
            .Produces<T>(StatusCodes.Status200OK, Negotiation.Json);

    /// <summary>Describes an endpoint that records something.</summary>
    /// <inheritdoc cref="Reads{T}"/>
    public static RouteHandlerBuilder Records<TBody, T>(
        this RouteHandlerBuilder endpoint, string tag, string summary, string description, QueryParameters? query = null)
        where TBody : notnull =>
        endpoint.WithTags(tag).WithSummary(summary).WithDescription(description)
            .WithMetadata(query ?? QueryParameters.None)
            .Accepts<TBody>(AnyType)
            .Produces<T>(StatusCodes.Status201Created, Negotiation.Json)
            .Produces<T>(StatusCodes.Status200OK, Negotiation.Json);

    /// <summary>Describes an endpoint that changes what is there, as its body says.</summary>
    /// <inheritdoc cref="Reads{T}"/>
    public static RouteHandlerBuilder Changes<TBody, T>(this RouteHandlerBuilder endpoint, string tag, string summary, string description)
        where TBody : notnull =>
        endpoint.Removes<T>(tag, summary, description).Accepts<TBody>(AnyType);

    /// <summary>Describes an endpoint that changes several things at once, whatever their versions.</summary>
    /// <inheritdoc cref="Reads{T}"/>
    public static RouteHandlerBuilder Decides<TBody, T>(this RouteHandlerBuilder endpoint, string tag, string summary, string description)
        where TBody : notnull =>
        endpoint.Reads<T>(tag, summary, description).Accepts<TBody>(AnyType).WithMetadata(new ChangesSeveral());

    /// <summary>Describes an endpoint that changes what is there, as its address says.</summary>
    /// <inheritdoc cref="Reads{T}"/>
    public static RouteHandlerBuilder Removes<T>(
        this RouteHandlerBuilder endpoint, string tag, string summary, string description, QueryParameters? query = null) =>
        endpoint.Reads<T>(tag, summary, description, query).TakesIfMatch();
}

/// <summary>Marks an endpoint that takes <c>If-Match</c>.</summary>
internal sealed record TakesIfMatch;

/// <summary>Marks an endpoint that changes several streams, so that no one version is answered.</summary>
internal sealed record ChangesSeveral;

/// <summary>Marks an endpoint whose entry may have gone elsewhere, or for good.</summary>
internal sealed record MayBeGone;

/// <summary>Marks an endpoint that sends one thing after another.</summary>
/// <param name="Resumes">What the id of an event is, and what follows when the caller tells the last one.</param>
/// <param name="Example">Such an id.</param>
/// <param name="Ends">True when it comes to an end by itself.</param>
internal sealed record Streams(string Resumes, string Example, bool Ends);

/// <summary>Marks an endpoint that tells how the service itself is.</summary>
internal sealed record Operates;

using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace Timeline.Api.OpenApi;

/// <summary>Tells of the API as a whole.</summary>
internal sealed class DescribeDocument : IOpenApiDocumentTransformer
{
    private static readonly (string Name, string Description)[] Chapters =
    [
        ("Timelines", "Entries: what happened, when, who took part, and the words that prove it."),
        ("Corrections", "What is added to entries, put right and taken back, by people who give their reasons."),
        ("Actors", "Who speaks, meets, signs and acts, and whom each stands for."),
        ("Topics", "What entries are about: a tree, with its disputes."),
        ("Disputes", "How what somebody disputes has come to stand as it does, and what passes between two actors."),
        ("Dashboards", "Counts over time and over people, for pictures; unchanged ones cost one 304."),
        ("Changes", "What happened to entries, in the order of the log; and what happens, as it comes."),
        ("Places", "Where things happen."),
        ("Proposals", "What the reader found in new bulletins, and what people decide about it."),
        ("Bulletins", "The documents whose words prove entries."),
        ("Index", "What there is."),
        ("Operation", "How the service is."),
    ];

    public Task TransformAsync(OpenApiDocument document, OpenApiDocumentTransformerContext context, CancellationToken cancellationToken)
    {
        document.Info = new OpenApiInfo
        {
            Title = "Timeline",
            Version = "1",
            Summary = "A diplomatic timeline that can be questioned and replayed.",
            Description = "Every entry is proved by the words of a document. Times lie on three axes that are never mixed: when it **occurred**, when a document **published** it, and when this service **recorded** it.",
            License = new OpenApiLicense { Name = "All rights reserved", Identifier = "LicenseRef-Timeline" },
        };
        foreach (var server in document.Servers ?? []) server.Url = server.Url?.TrimEnd('/');
        document.Tags = new HashSet<OpenApiTag>(Chapters.Select(chapter => new OpenApiTag { Name = chapter.Name, Description = chapter.Description }));
        document.Components ??= new OpenApiComponents();
        document.Components.SecuritySchemes = new Dictionary<string, IOpenApiSecurityScheme>
        {
            ["key"] = new OpenApiSecurityScheme
            {
                Type = SecuritySchemeType.Http,
                Scheme = "bearer",
                Description = "Writing needs a key: `timeline keys add NAME` makes one. Reading needs none.",
            },
        };
        document.Components.Schemas ??= new Dictionary<string, IOpenApiSchema>();
        document.Components.Schemas["Problem"] = Problem();
        return Task.CompletedTask;
    }

    private static OpenApiSchema Problem() => new()
    {
        Type = JsonSchemaType.Object,
        Description = "What went wrong, by RFC 9457.",
        Required = new HashSet<string> { "title", "status" },
        Properties = new Dictionary<string, IOpenApiSchema>
        {
            ["type"] = Text("Where this sort of problem is told of."),
            ["title"] = Text("What sort of problem it is."),
            ["status"] = new OpenApiSchema { Type = JsonSchemaType.Integer, Description = "The HTTP status." },
            ["detail"] = Text("What went wrong this time, and what to do."),
            ["errors"] = new OpenApiSchema
            {
                Type = JsonSchemaType.Object,
                Description = "What is wrong with each parameter, header or field.",
                AdditionalProperties = new OpenApiSchema { Type = JsonSchemaType.Array, Items = Text("What is wrong, and what was expected.") },
            },
            ["traceId"] = Text("Finds the request in the service's log."),
        },
    };

    private static OpenApiSchema Text(string description) => new() { Type = JsonSchemaType.String, Description = description };
}

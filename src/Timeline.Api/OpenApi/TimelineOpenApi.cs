namespace Timeline.Api.OpenApi;

/// <summary>The API's own description, at <c>/openapi/v1.json</c>, and a page to read and try it, at <c>/docs</c>.</summary>
internal static class TimelineOpenApi
{
    public static void AddTimelineOpenApi(this IServiceCollection services) => services.AddOpenApi("v1", document =>
    {
        document.AddDocumentTransformer<DescribeDocument>();
        document.AddOperationTransformer<DescribeOperation>();
        document.AddSchemaTransformer<DescribeSchema>();
    });

    public static void MapTimelineOpenApi(this WebApplication app)
    {
        app.MapOpenApi("/openapi/{documentName}.json");
        app.UseSwaggerUI(page =>
        {
            page.RoutePrefix = "docs";
            page.DocumentTitle = "Timeline";
            page.SwaggerEndpoint("/openapi/v1.json", "Timeline");
        });
    }
}

using Microsoft.AspNetCore.ResponseCompression;
using Timeline.Api.Formats;

namespace Timeline.Api.Http;

/// <summary>Compresses texts, by Brotli or gzip. Events are not among them: they are to arrive at once.</summary>
internal static class Compression
{
    public static void AddCompression(this IServiceCollection services) => services.AddResponseCompression(options =>
    {
        options.MimeTypes = ResponseCompressionDefaults.MimeTypes.Concat(TimelineFormats.All.Select(format => format.MediaType)).Append("application/problem+json").Distinct();
        options.Providers.Add<BrotliCompressionProvider>();
        options.Providers.Add<GzipCompressionProvider>();
    });
}

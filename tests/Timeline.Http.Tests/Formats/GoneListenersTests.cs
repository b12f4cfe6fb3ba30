using System.IO.Pipelines;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Timeline.Api.Formats;
using Timeline.Api.Timelines;

namespace Timeline.Http.Tests.Formats;

/// <summary>Whoever goes away in the middle of an answer is no failure of the service.</summary>
public sealed class GoneListenersTests
{
    [Fact]
    public async Task An_answer_to_nobody_ends_without_an_error()
    {
        var pipe = new Pipe();
        await pipe.Reader.CompleteAsync();
        var lifetime = new Lifetime();
        var http = new DefaultHttpContext();
        http.Features.Set<IHttpResponseBodyFeature>(new Body(pipe.Writer));
        http.Features.Set<IHttpRequestLifetimeFeature>(lifetime);
        await SendEntries.SendAsync(http.Response, TimelineFormats.All.Single(format => format.Name == "csv"), default!, AsyncEnumerable.Empty<Entry>(), CancellationToken.None);
        Assert.True(lifetime.IsAborted);
    }

    private sealed class Lifetime : IHttpRequestLifetimeFeature
    {
        public bool IsAborted { get; private set; }

        public CancellationToken RequestAborted { get; set; }

        public void Abort() => IsAborted = true;
    }

    private sealed class Body(PipeWriter writer) : IHttpResponseBodyFeature
    {
        public Stream Stream => Writer.AsStream();

        public PipeWriter Writer => writer;

        public void DisableBuffering()
        {
        }

        public Task StartAsync(CancellationToken cancellationToken = default) => Task.CompletedTask;

        public Task SendFileAsync(string path, long offset, long? count, CancellationToken cancellationToken = default) => throw new NotSupportedException();

        public Task CompleteAsync() => Task.CompletedTask;
    }
}

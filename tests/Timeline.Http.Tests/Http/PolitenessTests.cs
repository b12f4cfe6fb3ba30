using System.IO.Compression;
using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.Builder;
using Timeline.Api.Http;
using Timeline.Http.Tests.Running;

namespace Timeline.Http.Tests.Http;

/// <summary>What the service asks of its callers, and what it does for those who ask: limits, compression, HTTP/2.</summary>
public sealed class PolitenessTests
{
    [Fact]
    public async Task Whoever_asks_too_often_is_told_when_to_come_again()
    {
        await using var service = new SettledService((RateLimits.Key, "5"));
        await service.InitializeAsync();
        var answers = await Task.WhenAll(Enumerable.Range(0, 40).Select(_ => service.GetAsync("/v1", "Origin: https://elsewhere.example")));
        var refused = answers.Where(answer => answer.StatusCode == HttpStatusCode.TooManyRequests).ToList();
        Assert.InRange(answers.Count(answer => answer.StatusCode == HttpStatusCode.OK), 5, 39);
        Assert.NotEmpty(refused);
        Assert.Equal(TimeSpan.FromSeconds(1), refused[0].Headers.RetryAfter!.Delta);
        Assert.Contains("5 requests a second", (await Problem.ReadAsync(refused[0], HttpStatusCode.TooManyRequests)).Detail, StringComparison.Ordinal);
        using var health = await service.GetAsync("/health/live");
        Assert.Equal(HttpStatusCode.OK, health.StatusCode);
    }

    [Fact]
    public async Task Whoever_follows_too_many_streams_has_to_end_one_first()
    {
        await using var service = new SettledService((OpenStreams.Key, "2"));
        await service.InitializeAsync();
        var followed = await FollowAsync();
        using (await FollowAsync())
        {
            foreach (var path in (string[])["/v1/changes/stream", "/v1/replay"])
            {
                using var refused = await service.GetAsync(path);
                Assert.Equal(TimeSpan.FromSeconds(10), refused.Headers.RetryAfter!.Delta);
                Assert.Contains("2 streams at a time", (await Problem.ReadAsync(refused, HttpStatusCode.TooManyRequests)).Detail, StringComparison.Ordinal);
            }

            using var page = await service.GetAsync("/v1/timeline");
            Assert.Equal(HttpStatusCode.OK, page.StatusCode);
            followed.Dispose();
            await Eventually.HoldsAsync(async () =>
            {
                using var replay = await service.GetAsync("/v1/replay");
                return replay.StatusCode == HttpStatusCode.OK;
            }, "The place of a stream that was ended is not given back.");
        }

        async Task<HttpResponseMessage> FollowAsync()
        {
            var response = await service.Http.GetAsync(new Uri("/v1/changes/stream", UriKind.Relative), HttpCompletionOption.ResponseHeadersRead);
            Assert.Equal(HttpStatusCode.OK, response.StatusCode);
            return response;
        }
    }

    [Fact]
    public async Task A_question_that_takes_too_long_is_stopped_with_advice()
    {
        await using var service = new SettledService((ReadTimeout.Key, "0.05"));
        await service.InitializeAsync();
        // Whoever holds the table makes every reader wait.
        await using var holder = new Npgsql.NpgsqlConnection(service.Database);
        await holder.OpenAsync();
        await Sql.UseLiveBuildsAsync(holder);
        await using var transaction = await holder.BeginTransactionAsync();
        await using (var hold = new Npgsql.NpgsqlCommand("LOCK TABLE listing, entry IN ACCESS EXCLUSIVE MODE", holder)) await hold.ExecuteNonQueryAsync();
        using var response = await service.GetAsync("/v1/timeline");
        Assert.Equal(TimeSpan.FromSeconds(5), response.Headers.RetryAfter!.Delta);
        Assert.Contains("Ask for less", (await Problem.ReadAsync(response, HttpStatusCode.ServiceUnavailable)).Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task More_questions_than_are_read_at_once_wait_for_their_turn()
    {
        await using var service = new SettledService((ReadsAtOnce.Key, "1"));
        await service.InitializeAsync();
        var answers = await Task.WhenAll(Enumerable.Range(0, 40).Select(_ => service.GetAsync("/v1/timeline")));
        Assert.All(answers, answer => Assert.Equal(HttpStatusCode.OK, answer.StatusCode));
    }

    [Fact]
    public async Task A_turn_comes_when_one_is_given_back_and_whoever_gives_up_takes_none()
    {
        using var turns = new ReadsAtOnce(1);
        using var impatient = new CancellationTokenSource();
        var first = await turns.EnterAsync(CancellationToken.None);
        var second = turns.EnterAsync(impatient.Token);
        var third = turns.EnterAsync(CancellationToken.None);
        await impatient.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => second);
        Assert.False(third.IsCompleted);
        first.Dispose();
        (await third).Dispose();
    }

    [Fact]
    public async Task HTTP_2_without_TLS_is_spoken_where_it_is_asked_for()
    {
        var address = FreeAddress();
        await using var service = new SettledService((Http2.Key, address));
        await service.InitializeAsync();
        using var client = new HttpClient();
        using var request = new HttpRequestMessage(HttpMethod.Get, address + "/v1/timeline?format=ndjson") { Version = HttpVersion.Version20, VersionPolicy = HttpVersionPolicy.RequestVersionExact };
        using var response = await client.SendAsync(request);
        Assert.Equal((HttpStatusCode.OK, HttpVersion.Version20), (response.StatusCode, response.Version));
        using var first = await service.GetAsync("/v1");
        Assert.Equal(HttpVersion.Version11, first.Version);
    }

    /// <summary>An address that nobody listens at, below the ports that the system gives to whoever asks for any.</summary>
    private static string FreeAddress()
    {
        while (true)
        {
            var port = Random.Shared.Next(20_000, 32_000);
            using var listener = new TcpListener(IPAddress.Loopback, port);
            try
            {
                listener.Start();
                return $"http://127.0.0.1:{port}";
            }
            catch (SocketException)
            {
                // Somebody does; another one will be free.
            }
        }
    }

    /// <summary>An empty service with settings of a test's own.</summary>
    private sealed class SettledService(params (string Key, string Value)[] settings) : Service
    {
        private protected override Task<string> CopyDatabaseAsync() => Templates.CopyEmptyAsync();

        private protected override void Prepare(WebApplicationBuilder builder)
        {
            foreach (var (key, value) in settings) builder.Configuration[key] = value;
        }
    }
}

/// <summary>Whoever takes compressed texts gets them, the same as others do.</summary>
public sealed class CompressionTests(SeededService service) : IClassFixture<SeededService>
{
    [Theory]
    [InlineData("/v1/timeline", "br")]
    [InlineData("/v1/timeline?format=csv", "gzip")]
    [InlineData("/v1/timeline?format=ics", "br")]
    [InlineData("/v1/timeline?format=ndjson", "gzip")]
    [InlineData("/v1/timeline?kind=x", "gzip")]
    public async Task The_same_text_is_to_be_had_in_fewer_bytes_under_another_tag(string path, string coding)
    {
        using var plain = await service.GetAsync(path);
        using var pressed = await service.GetAsync(path, $"Accept-Encoding: {coding}");
        Assert.Equal(coding, Assert.Single(pressed.Content.Headers.ContentEncoding));
        Assert.Contains("Accept-Encoding", pressed.Headers.Vary);
        await using var bytes = await pressed.Content.ReadAsStreamAsync();
        await using Stream text = coding == "br" ? new BrotliStream(bytes, CompressionMode.Decompress) : new GZipStream(bytes, CompressionMode.Decompress);
        using var reader = new StreamReader(text);
        var (expected, told) = (await plain.Content.ReadAsStringAsync(), await reader.ReadToEndAsync());
        if (plain.StatusCode != HttpStatusCode.OK) return;
        Assert.Equal(expected, told);
        Assert.NotEqual(plain.Headers.ETag, pressed.Headers.ETag);
        using var again = await service.GetAsync(path, $"Accept-Encoding: {coding}", $"If-None-Match: {pressed.Headers.ETag}");
        Assert.Equal(HttpStatusCode.NotModified, again.StatusCode);
    }

    [Fact]
    public async Task Events_are_not_held_up_to_be_compressed()
    {
        using var response = await service.GetAsync("/v1/replay?actor=turkmenistan", "Accept-Encoding: br, gzip");
        Assert.Empty(response.Content.Headers.ContentEncoding);
    }
}

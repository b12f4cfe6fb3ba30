using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Timeline.Api.Changes;
using Timeline.Api.Replaying;
using Timeline.Domain.Occurrences;
using Timeline.Http.Tests.Running;

namespace Timeline.Http.Tests.Changes;

/// <summary>The changes as they come: at once, in order, to callers who leave, come again, read slowly or not at all.</summary>
public sealed class ChangeStreamTests
{
    [Fact]
    public async Task A_stream_begins_at_the_present_and_tells_what_happens()
    {
        await using var service = await EmptyService.StartAsync();
        var chronicle = await BegunAsync(service);
        await chronicle.RecordAsync("before", "2021-01-05", "paper", 1);
        await service.ReachAsync(chronicle.Reached);
        await using var stream = await ChangeStream.OpenAsync(service, "");
        Assert.Equal(chronicle.Reached, stream.Begun);

        var sequence = await chronicle.RecordAsync("talk", "2021-01-05", "paper", 2);
        var added = await stream.NextAsync();
        Assert.Equal((sequence, "added talk"), (added.Message.Sequence, added.Message.ToString()));
        Assert.Equal("talk", added.Message.Items[0].Entry!.Id);
        await chronicle.MergeAsync("talk", "before");
        Assert.Equal("corrected before, merged talk", (await stream.NextAsync()).Message.ToString());
        await chronicle.UnmergeAsync("talk");
        Assert.Equal("corrected before, added talk", (await stream.NextAsync()).Message.ToString());
        await chronicle.RetractAsync("talk");
        Assert.Equal("retracted talk", (await stream.NextAsync()).Message.ToString());
    }

    [Fact]
    public async Task A_filter_lets_through_what_is_its_own_and_tells_what_leaves()
    {
        await using var service = await EmptyService.StartAsync();
        var chronicle = await BegunAsync(service);
        await service.ReachAsync(chronicle.Reached);
        await using var stream = await ChangeStream.OpenAsync(service, "topic=peace");
        await chronicle.RecordAsync("other", "2021-01-05", "paper", 1, topics: "trade");
        await chronicle.RecordAsync("ours", "2021-01-06", "paper", 2, topics: "treaty");
        Assert.Equal("added ours", (await stream.NextAsync()).Message.ToString());
        await chronicle.CorrectAsync("ours", new CorrectOccurrence(null, null, null, null, ["trade"], null, [], "It is about trade.", null));
        var left = (await stream.NextAsync()).Message.Items.Single();
        Assert.Equal(("left", "ours", "It is about trade."), (left.Change, left.Id, left.Reason));
        Assert.Equal(["trade"], left.Entry!.Topics);
    }

    [Fact]
    public async Task Whoever_comes_again_goes_on_behind_the_last_event()
    {
        await using var service = await EmptyService.StartAsync();
        var chronicle = await BegunAsync(service);
        var sequences = new List<long>();
        for (var i = 1; i <= 6; i++) sequences.Add(await chronicle.RecordAsync($"talk-{i}", "2021-01-05", "paper", i));
        await service.ReachAsync(chronicle.Reached);
        await using (var stream = await ChangeStream.OpenAsync(service, $"after={sequences[1]}"))
            Assert.Equal(sequences[2], (await stream.NextAsync()).Message.Sequence);
        await using (var stream = await ChangeStream.OpenAsync(service, $"after={sequences[1]}", $"Last-Event-ID: {sequences[4]}"))
            Assert.Equal(sequences[5], (await stream.NextAsync()).Message.Sequence);
    }

    [Theory]
    [InlineData("after=x", "after")]
    [InlineData("recorded_until=3", "recorded_until")]
    [InlineData("topic=peac", "topic")]
    public async Task What_cannot_be_is_a_400(string query, string parameter)
    {
        await using var service = await EmptyService.StartAsync();
        await BegunAsync(service);
        Assert.NotEmpty((await service.ProblemAsync(HttpStatusCode.BadRequest, $"/v1/changes/stream?{query}")).Of(parameter));
        await service.ProblemAsync(HttpStatusCode.NotAcceptable, "/v1/changes/stream", "Accept: application/json");
    }

    [Fact]
    public async Task A_stream_on_which_nothing_happens_shows_that_it_lives_and_how_far_it_has_looked()
    {
        await using var service = await HeldService.StartAsync();
        var chronicle = await BegunAsync(service);
        await service.ReachAsync(chronicle.Reached);
        await using var stream = await ChangeStream.OpenAsync(service, "topic=peace");
        await service.LetPassAsync(StreamChanges.Heartbeat);
        Assert.Equal(new SentEvent(null, "comment", "still here"), await stream.AnyAsync());

        var sequence = await chronicle.RecordAsync("other", "2021-01-05", "paper", 1, topics: "trade");
        await service.ReachAsync(sequence);
        SentEvent? next;
        do
        {
            var coming = stream.AnyAsync();
            await Eventually.HoldsAsync(
                () =>
                {
                    service.LetPass(StreamChanges.Heartbeat);
                    return Task.FromResult(coming.IsCompleted);
                },
                "No sign of life comes.");
            next = await coming;
        }
        while (next!.Name == "comment");
        Assert.Equal(new SentEvent($"{sequence}", "position", $"{{\"last\":{sequence}}}"), next);
    }

    [Fact]
    public async Task Whoever_reads_nothing_is_let_go_with_a_reason_and_misses_nothing_when_coming_again()
    {
        await using var service = await HeldService.StartAsync();
        var chronicle = await BegunAsync(service);
        await chronicle.RecordAsync("talk", "2021-01-05", "paper", 1);
        var summary = string.Join(' ', Enumerable.Repeat("word", 40_000));
        for (var i = 0; i < 60; i++)
            await chronicle.CorrectAsync("talk", new CorrectOccurrence(null, null, null, null, null, null, [new DetailChange(Detail.Summary, $"{i} {summary}")], "Once more.", null));
        await service.ReachAsync(chronicle.Reached);

        using var client = new TcpClient { ReceiveBufferSize = 4096 };
        await client.ConnectAsync(IPAddress.Loopback, service.Address.Port);
        await client.GetStream().WriteAsync(Encoding.ASCII.GetBytes("GET /v1/changes/stream?after=0 HTTP/1.0\r\nHost: x\r\n\r\n"));
        await service.LetPassForTheSameAsync(ChangeWriter.Patience);
        using var lines = new StreamReader(client.GetStream());
        while (await lines.ReadLineAsync() is { Length: > 0 })
        {
            // The headers.
        }

        var (seen, last) = (new List<long>(), (SentEvent?)null);
        while (await ChangeStream.ReadAsync(lines) is { } sent)
        {
            if (sent.Name is null) seen.Add(sent.Message.Sequence);
            last = sent;
        }

        Assert.Equal("closed", last!.Name);
        Assert.Contains("Nothing was read for 30 s.", last.Data, StringComparison.Ordinal);
        Assert.InRange(seen.Count, 1, 60);
        await using var again = await ChangeStream.OpenAsync(service, "after=0", $"Last-Event-ID: {seen[^1]}");
        while (seen.Count < 61) seen.Add((await again.NextAsync()).Message.Sequence);
        Assert.Equal((await service.ChangesAsync("limit=500")).Select(message => message.Sequence), seen);
    }

    [Fact]
    public async Task At_the_end_of_the_service_streams_end_at_once_and_say_so()
    {
        await using var service = await EmptyService.StartAsync();
        await using var stream = await ChangeStream.OpenAsync(service, "");
        var ending = Stopwatch.StartNew();
        await service.Application.StopAsync();
        Assert.True(ending.Elapsed < TimeSpan.FromSeconds(3), $"It took {ending.Elapsed.TotalSeconds} s to end.");
        var closed = await stream.AnyAsync();
        Assert.Equal(("closed", null), (closed?.Name, closed?.Id));
        Assert.Contains("The service is ending.", closed!.Data, StringComparison.Ordinal);
        Assert.Null(await stream.AnyAsync());
    }

    private static async Task<Chronicle> BegunAsync(Service service)
    {
        var chronicle = new Chronicle(service.Parts);
        await chronicle.TopicsAsync(("peace", null), ("treaty", "peace"), ("trade", null));
        await chronicle.BulletinAsync("paper", "2021-01-31");
        await service.ReachAsync(chronicle.Reached);
        return chronicle;
    }

    /// <summary>The application on an empty log, in which time passes only when the test lets it.</summary>
    private sealed class HeldService : Service
    {
        private readonly ConcurrentDictionary<TimeSpan, TaskCompletionSource> _held = [];

        public static async Task<HeldService> StartAsync()
        {
            var service = new HeldService();
            await service.InitializeAsync();
            return service;
        }

        /// <summary>Lets a time pass for somebody who waits that long.</summary>
        public async Task LetPassAsync(TimeSpan time)
        {
            await Eventually.HoldsAsync(() => Task.FromResult(_held.ContainsKey(time)), $"Nobody waits for {time}.");
            LetPass(time);
        }

        /// <summary>The same, once one and the same has been seen waiting again and again.</summary>
        public async Task LetPassForTheSameAsync(TimeSpan time)
        {
            var (seen, times) = ((TaskCompletionSource?)null, 0);
            await Eventually.HoldsAsync(
                () =>
                {
                    var waiting = _held.GetValueOrDefault(time);
                    times = waiting is not null && waiting == seen ? times + 1 : 0;
                    seen = waiting;
                    return Task.FromResult(times > 30);
                },
                $"Nobody goes on waiting for {time}.");
            LetPass(time);
        }

        /// <summary>The same, if anybody does.</summary>
        public void LetPass(TimeSpan time)
        {
            if (_held.TryRemove(time, out var waiting)) waiting.TrySetResult();
        }

        private protected override Task<string> CopyDatabaseAsync() => Templates.CopyEmptyAsync();

        private protected override void Prepare(WebApplicationBuilder builder) => builder.Services.AddSingleton<Pause>(PauseAsync);

        private async Task PauseAsync(TimeSpan time, CancellationToken cancellationToken)
        {
            var waiting = _held[time] = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            try
            {
                await waiting.Task.WaitAsync(cancellationToken);
            }
            finally
            {
                _held.TryRemove(KeyValuePair.Create(time, waiting));
            }
        }
    }
}

using NodaTime;
using Timeline.EventStore.Appending;
using Timeline.EventStore.Events;
using Timeline.EventStore.Tests.Store;

namespace Timeline.EventStore.Tests.Appending;

/// <summary>What events may carry, how many of them at once, and how their types are named.</summary>
public sealed class EventDataTests(StoreDatabase store) : IClassFixture<StoreDatabase>
{
    [Theory]
    [InlineData("Լեռնային Ղարաբաղ, Dağlıq Qarabağ, Нагорный Карабах")]
    [InlineData("📜 and 𝔘𝔫𝔦𝔠𝔬𝔡𝔢 beyond the first plane, e\u0301 as it was composed, \u200Fright to left: السلام")]
    [InlineData("quotes \" ' `, backslash \\ \\u0041, braces {} $1 %s, line\nend\r\n\ttab, </script>")]
    [InlineData("")]
    public async Task Any_text_comes_back_as_it_was(string text)
    {
        var stream = Account.NewStream(text);
        await store.Log.AppendAsync(
            new StreamAppend(stream, "account", 0, [NewEvent.Of(new NoteTaken(text, 1))]), Account.Context with { By = text }, default);

        var read = Assert.Single(await store.Log.ReadStreamAsync(stream, default));

        Assert.Equal(new NoteTaken(text, 1), read.Data);
        Assert.Equal((stream, text), (read.Stream, read.By));
    }

    [Fact]
    public async Task A_text_that_jsonb_cannot_hold_is_refused_whole()
    {
        var stream = Account.NewStream();
        await Assert.ThrowsAsync<Npgsql.PostgresException>(() => store.Log.AppendAsync(
            new StreamAppend(stream, "account", 0, [NewEvent.Of(new Deposited(1)), NewEvent.Of(new NoteTaken("a\0b", 1))]), Account.Context, default));

        Assert.Equal(0L, await store.Source.ScalarAsync<long>("SELECT count(*) FROM timeline.mt_streams WHERE id = $1", stream));
    }

    [Fact]
    public async Task An_unregistered_type_is_refused_before_anything_is_sent()
    {
        await using var nowhere = Npgsql.NpgsqlDataSource.Create("Host=127.0.0.1;Port=1");
        var append = new StreamAppend("x", "account", 0, [NewEvent.Of(new Deposited(1)), NewEvent.Of(new SomethingElse(1))]);

        var refused = await Assert.ThrowsAsync<ArgumentException>(
            () => StoreDatabase.LogOf(nowhere).AppendAsync(append, Account.Context, default));

        Assert.Contains(nameof(SomethingElse), refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_thousand_events_go_into_one_stream_at_once()
    {
        var stream = Account.NewStream();

        var result = await store.Log.AppendAsync(Account.Deposits(stream, 0, 1000), Account.Context, default);

        var events = await store.Log.ReadStreamAsync(stream, default);
        Assert.Equal(1000, result.Versions[stream]);
        Assert.Equal(result.LastSequence, events[^1].Sequence);
        Assert.Equal(Enumerable.Range(1, 1000).Select(amount => (object)new Deposited(amount)), events.Select(e => e.Data!));
    }

    [Fact]
    public async Task Five_hundred_streams_are_appended_at_once()
    {
        StreamAppend[] appends = [.. Enumerable.Range(0, 500).Select(n => Account.Deposit(Account.NewStream(), 0, n, n + 1))];

        var result = await store.Log.AppendAsync(appends, Account.Context, default);

        Assert.All(appends, append => Assert.Equal(2, result.Versions[append.Stream]));
        var events = await store.Log.ReadStreamsAsync([.. appends.Select(append => append.Stream)], default);
        Assert.Equal(1000, events.Count);
        Assert.Equal(result.LastSequence, events.Max(e => e.Sequence));
    }

    [Fact]
    public async Task An_event_of_a_type_that_the_reader_does_not_know_is_read_without_data()
    {
        var stream = Account.NewStream();
        var wider = StoreDatabase.LogOf(store.Source, new EventTypes([typeof(SomethingElse)]));
        await wider.AppendAsync(new StreamAppend(stream, "account", 0, [NewEvent.Of(new SomethingElse(1))]), Account.Context, default);

        var read = Assert.Single(await store.Log.ReadStreamAsync(stream, default));

        Assert.Equal(("something_else", null), (read.Type, read.Data));
    }

    [Fact]
    public async Task An_event_whose_data_have_another_shape_is_told_by_its_sequence()
    {
        var stream = Account.NewStream();
        var result = await store.Log.AppendAsync(Account.Deposit(stream, 0, 1), Account.Context, default);
        await store.Source.ExecuteAsync("UPDATE timeline.mt_events SET data = '{\"amount\": \"much\"}' WHERE stream_id = $1", stream);

        var unreadable = await Assert.ThrowsAsync<UnreadableEventException>(() => store.Log.ReadStreamAsync(stream, default));

        Assert.Equal(result.LastSequence, unreadable.Sequence);
    }

    [Fact]
    public async Task Streams_are_read_up_to_a_place_in_the_log()
    {
        var stream = Account.NewStream();
        var first = await store.Log.AppendAsync(Account.Deposits(stream, 0, 2), Account.Context, default);
        await store.Log.AppendAsync(Account.Deposits(stream, 2, 2), Account.Context, default);
        await using var connection = await store.Source.OpenConnectionAsync();

        Assert.Equal([1L, 2L], (await store.Log.ReadStreamsAsync(connection, [stream], first.LastSequence, default)).Select(e => e.Version));
        Assert.Empty(await store.Log.ReadStreamsAsync(connection, [], long.MaxValue, default));
        Assert.Empty(await store.Log.ReadStreamAsync(Account.NewStream(), default));
    }

    [Fact]
    public void Aliases_are_class_names_in_snake_case_and_no_two_types_share_one()
    {
        Assert.Equal("note_taken", Account.Types.AliasOf(typeof(NoteTaken)));
        Assert.Equal(typeof(Deposited), Account.Types.Find("deposited"));
        Assert.Null(Account.Types.Find("something_else"));
        Assert.Throws<ArgumentException>(() => new EventTypes([typeof(Deposited), typeof(Other.Deposited)]));
    }

    private static class Other
    {
        public sealed record Deposited(Instant At);
    }
}

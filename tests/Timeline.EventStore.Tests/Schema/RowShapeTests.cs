using System.Text.Json.Nodes;
using NodaTime;
using Timeline.EventStore.Appending;
using Timeline.EventStore.Tests.Store;

namespace Timeline.EventStore.Tests.Schema;

/// <summary>What Marten finds in the rows of an append that it has not made itself.</summary>
public sealed class RowShapeTests(StoreDatabase store) : IClassFixture<StoreDatabase>
{
    private static readonly AppendContext Context = new(
        Instant.FromUtc(2020, 11, 10, 8, 30) + Duration.FromNanoseconds(123_456_700), "Anna", "import-7", "command-9");

    [Fact]
    public async Task An_event_row_carries_what_marten_would_write()
    {
        var stream = Account.NewStream();
        var note = NewEvent.Of(new NoteTaken("Opened in Yerevan", 3));
        var result = await store.Log.AppendAsync(new StreamAppend(stream, "account", 0, [note]), Context, default);

        var row = await RowAsync("SELECT to_jsonb(e) FROM timeline.mt_events e WHERE stream_id = $1", stream);

        AssertEqual(
            new JsonObject
            {
                ["seq_id"] = result.LastSequence,
                ["id"] = note.Id.ToString(),
                ["stream_id"] = stream,
                ["version"] = 1,
                ["data"] = new JsonObject { ["fullText"] = "Opened in Yerevan", ["wordCount"] = 3 },
                ["bdata"] = null,
                ["type"] = "note_taken",
                ["timestamp"] = "2020-11-10T08:30:00.123456+00:00",
                ["tenant_id"] = "*DEFAULT*",
                ["mt_dotnet_type"] = "Timeline.EventStore.Tests.Store.NoteTaken, Timeline.EventStore.Tests",
                ["correlation_id"] = "import-7",
                ["causation_id"] = "command-9",
                ["headers"] = null,
                ["user_name"] = "Anna",
                ["is_archived"] = false,
            },
            row);
    }

    [Fact]
    public async Task A_stream_row_tells_its_type_its_version_and_when_it_began_and_last_moved()
    {
        var stream = Account.NewStream();
        await store.Log.AppendAsync(Account.Deposit(stream, 0, 10, 20), Account.At(0), default);
        await store.Log.AppendAsync(Account.Deposit(stream, 2, 30), Account.At(5), default);

        var row = await RowAsync("SELECT to_jsonb(s) FROM timeline.mt_streams s WHERE id = $1", stream);

        AssertEqual(
            new JsonObject
            {
                ["id"] = stream,
                ["type"] = "account",
                ["version"] = 3,
                ["timestamp"] = "2020-11-10T08:35:00+00:00",
                ["created"] = "2020-11-10T08:30:00+00:00",
                ["tenant_id"] = "*DEFAULT*",
                ["is_archived"] = false,
            },
            row);
    }

    [Fact]
    public async Task Versions_begin_at_one_and_sequences_follow_the_order_given()
    {
        var stream = Account.NewStream();
        var append = Account.Deposits(stream, 0, 20);
        await store.Log.AppendAsync(append, Account.Context, default);

        var events = await store.Log.ReadStreamAsync(stream, default);

        Assert.Equal(append.Events.Select(e => e.Id), events.Select(e => e.Id));
        Assert.Equal(Enumerable.Range(1, 20).Select(version => (long)version), events.Select(e => e.Version));
        Assert.Equal(Enumerable.Range(0, 20).Select(n => events[0].Sequence + n), events.Select(e => e.Sequence));
    }

    [Fact]
    public async Task What_was_appended_reads_back_equal()
    {
        var stream = Account.NewStream();
        var note = NewEvent.Of(new NoteTaken("Opened", 1));
        await store.Log.AppendAsync(new StreamAppend(stream, "account", 0, [note]), Context, default);

        var read = Assert.Single(await store.Log.ReadStreamAsync(stream, default));

        Assert.Equal((note.Id, stream, 1L, "note_taken", "Anna"), (read.Id, read.Stream, read.Version, read.Type, read.By));
        Assert.Equal(note.Data, read.Data);
        // PostgreSQL keeps microseconds.
        Assert.Equal(Instant.FromUtc(2020, 11, 10, 8, 30) + Duration.FromNanoseconds(123_456_000), read.At);
    }

    private async Task<JsonObject> RowAsync(string sql, string stream) =>
        JsonNode.Parse(await store.Source.ScalarAsync<string>(sql, stream))!.AsObject();

    private static void AssertEqual(JsonObject expected, JsonObject actual) =>
        Assert.True(JsonNode.DeepEquals(expected, actual), $"Expected {expected.ToJsonString()}, found {actual.ToJsonString()}.");
}

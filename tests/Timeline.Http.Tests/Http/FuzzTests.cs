using System.Text;
using Timeline.Http.Tests.Running;
using Xunit.Abstractions;

namespace Timeline.Http.Tests.Http;

/// <summary>Addresses at random, from right words and wrong letters: never a fault of the service.</summary>
public sealed class FuzzTests(SeededService service, ITestOutputHelper output) : IClassFixture<SeededService>
{
    private const int Seed = 7;

    private static readonly string[] Paths =
        ["/v1", "/v1/timeline", "/v1/timeline/2021-01-11-moscow-summit", "/v1/timeline/2021-01-11-moscow-summit/history", "/v1/actors", "/v1/actors/azerbaijan",
         "/v1/topics", "/v1/topics/energy", "/v1/places", "/v1/disputes", "/v1/disputes/border-delimitation", "/v1/dyads/armenia/azerbaijan", "/v1/disputes/dostlug-field/replay", "/v1/replay", "/v1/bulletins", "/v1/bulletins/air-center-2021-01", "/v1/bulletins/air-center-2021-01/text", "/v1/proposals", "/v1/proposals/none-1", "/health/live", "/health/ready"];

    private static readonly string[] Names =
        ["actor", "actors", "represented", "between", "role", "topic", "kind", "type", "quad", "place", "bulletin", "q", "status", "occurred_from", "occurred_to",
         "match", "confidence", "state", "published_until", "recorded_until", "order", "after", "sort", "limit", "cursor", "count", "format", "asOf", "", "ACTOR", "actor[]"];

    private static readonly string[] Values =
        ["azerbaijan", "armenia,azerbaijan", "all", "any", "false", "speaker", "energy", "meeting", "consult", "verbal-conflict", "moscow", "air-center-2021-01",
         "memorandum", "\"", "2021-01", "2018/..", "2021-24", "9999-12-31", "0001", "certainly", "-recorded", "1", "500", "0", "exact", "ndjson", "json",
         "", "%FF", "%00", "%", "%F0%9F%98%80", "'", "\\", "%0D%0AX: y", "e30", "W10", "*", "NaN", "-1", "1e9", "{}", "[", "..%2f", "&", "=", "+", "%2B"];

    [Fact]
    public async Task Four_hundred_random_addresses_never_make_it_fail()
    {
        output.WriteLine($"seed {Seed}");
        var random = new Random(Seed);
        var statuses = new SortedDictionary<int, int>();
        for (var i = 0; i < 400; i++)
        {
            var address = Address(random);
            using var response = await service.GetAsync(address);
            Assert.True((int)response.StatusCode < 500, $"{address} gives {(int)response.StatusCode}: {await response.Content.ReadAsStringAsync()}");
            statuses[(int)response.StatusCode] = statuses.GetValueOrDefault((int)response.StatusCode) + 1;
        }

        output.WriteLine(string.Join(", ", statuses));
        Assert.True(statuses.GetValueOrDefault(200) > 30, "Too few were answered to tell much.");
    }

    private static string Address(Random random)
    {
        T Any<T>(T[] all) => all[random.Next(all.Length)];
        var path = Any(Paths);
        if (random.Next(3) == 0) path = Mangle(path, random);
        var query = string.Join('&', Enumerable.Range(0, random.Next(4)).Select(_ =>
        {
            var value = Any(Values);
            return $"{Any(Names)}={(random.Next(4) == 0 ? Mangle(value, random) : value)}";
        }));
        return query.Length > 0 ? $"{path}?{query}" : path;
    }

    private static string Mangle(string text, Random random)
    {
        var letters = new StringBuilder(text);
        for (var i = random.Next(1, 4); i > 0; i--)
        {
            // Anything but white space and controls, which end the line of a request, and '#', which ends an address.
            var letter = (char)random.Next('$', '~');
            var at = letters.Length < 2 ? letters.Length : random.Next(1, letters.Length);
            if (random.Next(2) == 0 && at < letters.Length) letters[at] = letter;
            else letters.Insert(at, letter);
        }

        return letters.ToString();
    }
}

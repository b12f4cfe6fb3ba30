using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;
using Timeline.Http.Tests.Running;

namespace Timeline.Http.Tests.Http;

/// <summary>Requests that no proper client sends, written byte by byte.</summary>
public sealed class RawRequestTests(SeededService service) : IClassFixture<SeededService>
{
    [Theory]
    [InlineData("/v1/timeline?q=%FF")]
    [InlineData("/v1/timeline?q=%C0%AF")]
    [InlineData("/v1/timeline?q=%ED%A0%80")]
    [InlineData("/v1/timeline?q=a%00b")]
    [InlineData("/v1/timeline?%00=1")]
    [InlineData("/v1/timeline?q=%")]
    [InlineData("/v1/timeline?q=100%")]
    [InlineData("/v1/timeline?q=%4")]
    [InlineData("/v1/timeline?q=%zz")]
    [InlineData("/v1/timeline?%FF=x")]
    [InlineData("/v1/timeline/x?published_until=%FE")]
    public async Task A_query_that_is_no_text_is_refused_with_a_problem(string path)
    {
        var answer = await SendAsync($"GET {path} HTTP/1.1");
        Assert.Equal(400, Status(answer));
        Assert.Contains("application/problem+json", answer, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/v1/actors/%FF")]
    [InlineData("/v1/actors/%C0%AF")]
    [InlineData("/v1/actors/a%00b")]
    [InlineData("/v1/actors/%")]
    [InlineData("/v1/actors/%zz")]
    [InlineData("/v1/timeline/%ED%A0%80/history")]
    [InlineData("/v1/../../../etc/passwd")]
    [InlineData("/v1/bulletins/..%2f..%2f..%2fetc%2fpasswd/text")]
    [InlineData("/v1/bulletins/..%5c..%5cetc/text")]
    [InlineData("//v1//timeline")]
    [InlineData("http://elsewhere.example/v1/nothing")]
    [InlineData("*")]
    public async Task A_path_that_is_no_path_is_a_clear_refusal(string path) => Assert.InRange(Status(await SendAsync($"GET {path} HTTP/1.1")), 400, 405);

    [Fact]
    public async Task Headers_that_are_too_large_are_a_431_that_says_so()
    {
        var answer = await SendAsync("GET /v1 HTTP/1.1", "X-Large: " + new string('a', 100_000));
        Assert.Equal(431, Status(answer));
        Assert.Contains("The headers are too large.", answer, StringComparison.Ordinal);
    }

    [Fact]
    public async Task More_headers_than_a_hundred_are_a_431() =>
        Assert.Equal(431, Status(await SendAsync("GET /v1 HTTP/1.1", [.. Enumerable.Range(0, 200).Select(i => $"X-{i}: a")])));

    [Fact]
    public async Task A_query_of_a_hundred_kilobytes_is_a_414_that_says_so()
    {
        var answer = await SendAsync($"GET /v1/timeline?q={new string('a', 100_000)} HTTP/1.1");
        Assert.Equal(414, Status(answer));
        Assert.Contains("The address is too long.", answer, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(200_000, 0)]
    [InlineData(0, 600_000)]
    public async Task What_is_larger_by_far_is_refused_by_the_server_itself(int address, int header) =>
        Assert.InRange(Status(await SendAsync($"GET /v1?{new string('a', address)} HTTP/1.1", "X-Large: " + new string('a', header))), 414, 431);

    [Theory]
    [InlineData("GET /v1/timeline")]
    [InlineData("GET")]
    [InlineData("G\u0001T /v1 HTTP/1.1")]
    [InlineData("GET /v1 HTTP/9.9")]
    [InlineData("GET /v1/timeline?q=\u0001 HTTP/1.1")]
    public async Task What_is_no_request_is_refused(string line) => Assert.InRange(Status(await SendAsync(line)), 400, 505);

    [Fact]
    public async Task Bytes_beyond_ASCII_in_an_address_are_refused() =>
        Assert.Equal(400, Status(await SendAsync("GET /v1/timeline?q=\u00e9 HTTP/1.1")));

    [Fact]
    public async Task The_service_answers_as_before_after_all_that() => Assert.NotEqual(default, await service.ReadAsync("/v1"));

    private static int Status(string answer) => int.Parse(answer.AsSpan(answer.IndexOf(' ', StringComparison.Ordinal) + 1, 3), CultureInfo.InvariantCulture);

    private async Task<string> SendAsync(string line, params string[] headers)
    {
        using var client = new TcpClient();
        await client.ConnectAsync(IPAddress.Loopback, service.Address.Port);
        await using var stream = client.GetStream();
        var answered = ReadAsync(stream);
        try
        {
            await stream.WriteAsync(Encoding.Latin1.GetBytes(string.Join("\r\n", [line, "Host: localhost", "Connection: close", .. headers, "", ""])));
        }
        catch (IOException)
        {
            // It answers before it has read everything.
        }

        return await answered;
    }

    private static async Task<string> ReadAsync(NetworkStream stream)
    {
        var answer = new StringBuilder();
        var buffer = new byte[65_536];
        try
        {
            for (var count = 1; count > 0;)
            {
                count = await stream.ReadAsync(buffer);
                answer.Append(Encoding.UTF8.GetString(buffer, 0, count));
            }
        }
        catch (IOException)
        {
            // A connection may be reset once the answer is sent, when what was written is not read to its end.
        }

        return answer.ToString();
    }
}

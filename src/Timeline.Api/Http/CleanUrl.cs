using System.Text;

namespace Timeline.Api.Http;

/// <summary>Refuses addresses whose bytes are no text, before anything reads them as something else.</summary>
internal static class CleanUrl
{
    private static readonly UTF8Encoding Strict = new(false, throwOnInvalidBytes: true);

    /// <exception cref="RequestProblem">The query holds invalid UTF-8, a broken escape, or the character NUL.</exception>
    public static Task CheckAsync(HttpContext http, RequestDelegate next)
    {
        var query = http.Request.QueryString.Value ?? "";
        foreach (var part in query.TrimStart('?').Split('&')) Check(part);
        if (http.Request.Path.Value?.Contains('\uFFFD') is true) throw Wrong("The path is not UTF-8.");
        return next(http);
    }

    private static void Check(string part)
    {
        var name = part.Split('=')[0];
        var bytes = new List<byte>(part.Length);
        for (var i = 0; i < part.Length; i++)
        {
            if (part[i] == '%')
            {
                if (i + 2 >= part.Length || !byte.TryParse(part.AsSpan(i + 1, 2), System.Globalization.NumberStyles.AllowHexSpecifier, null, out var escaped))
                    throw Wrong($"The parameter '{name}' holds a '%' without two hexadecimal digits after it; a per cent sign is written %25.");
                bytes.Add(escaped);
                i += 2;
            }
            else
            {
                bytes.AddRange(Encoding.UTF8.GetBytes(part, i, 1));
            }
        }

        try
        {
            Strict.GetString([.. bytes]);
        }
        catch (DecoderFallbackException)
        {
            throw Wrong("The query is not UTF-8. Encode its text as UTF-8 before escaping it.");
        }

        if (bytes.Contains(0)) throw Wrong("The query holds the character NUL; take it out.");
    }

    private static RequestProblem Wrong(string detail) => new(StatusCodes.Status400BadRequest, "The address is wrong.", detail);
}

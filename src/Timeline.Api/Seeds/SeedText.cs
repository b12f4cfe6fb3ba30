using System.Text;

namespace Timeline.Api.Seeds;

/// <summary>The text of seeds is UTF-8 and nothing else: a byte that is none is a mistake, not a question mark.</summary>
internal static class SeedText
{
    public static UTF8Encoding Strict { get; } = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>The lines of a file, still as bytes, so that each can be told by its number.</summary>
    public static IEnumerable<byte[]> Lines(string path)
    {
        var bytes = File.ReadAllBytes(path);
        for (var start = 0; start < bytes.Length;)
        {
            var end = Array.IndexOf(bytes, (byte)'\n', start);
            if (end < 0) end = bytes.Length;
            yield return bytes[start..end];
            start = end + 1;
        }
    }
}

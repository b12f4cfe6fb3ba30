namespace Timeline.Api.Proposals.Reviewing;

/// <summary>Where a reviewer's answers come from: keys at a terminal, else lines of the input.</summary>
internal sealed class ReviewKeys(TextReader input, bool isTerminal)
{
    /// <summary>The next key, in lower case; null when there is no more. Elsewhere than at a terminal it is the first letter of a line.</summary>
    public char? Next(TextWriter output)
    {
        if (isTerminal)
        {
            var key = char.ToLowerInvariant(Console.ReadKey(intercept: true).KeyChar);
            output.WriteLine(key);
            return key;
        }

        while (input.ReadLine() is { } line)
        {
            if (line.Trim() is { Length: > 0 } said) return char.ToLowerInvariant(said[0]);
        }

        return null;
    }

    /// <summary>A line that somebody writes; null when there is no more.</summary>
    public string? Line() => input.ReadLine()?.Trim();
}

namespace Timeline.Api.Seeds;

/// <summary>Something in a file of seeds that cannot be recorded.</summary>
/// <param name="File">The file, below the folder of seeds.</param>
/// <param name="Line">The line, from 1; 0 for the file as a whole.</param>
/// <param name="Field">The field; empty for the line as a whole.</param>
/// <param name="Message">What is wrong and what was expected.</param>
internal sealed record SeedProblem(string File, int Line, string Field, string Message)
{
    public override string ToString() =>
        $"{File}{(Line > 0 ? $":{Line}" : "")}: {(Field.Length > 0 ? $"{Field}: " : "")}{Message}";
}

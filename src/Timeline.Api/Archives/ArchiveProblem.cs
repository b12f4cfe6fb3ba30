namespace Timeline.Api.Archives;

/// <summary>Something in an archive that cannot be imported.</summary>
/// <param name="Line">The line, from 1; 0 for the file as a whole.</param>
/// <param name="Field">The field; empty for the line as a whole.</param>
/// <param name="Message">What is wrong and what was expected.</param>
internal sealed record ArchiveProblem(long Line, string Field, string Message)
{
    public override string ToString() => $"{(Line > 0 ? $"line {Line}: " : "")}{(Field.Length > 0 ? $"{Field}: " : "")}{Message}";
}

/// <summary>An archive cannot be imported, or not into this store.</summary>
internal sealed class ArchiveRefusedException(IReadOnlyList<ArchiveProblem> problems) : Exception(string.Join('\n', problems))
{
    public ArchiveRefusedException(long line, string field, string message) : this([new ArchiveProblem(line, field, message)])
    {
    }

    public IReadOnlyList<ArchiveProblem> Problems { get; } = problems;
}

namespace Timeline.LocalPostgres;

/// <summary>No PostgreSQL that can be used: the message is two lines, what is wrong and what to do.</summary>
public sealed class PostgresMissingException : Exception
{
    /// <summary>Makes the two lines.</summary>
    public PostgresMissingException(string whatIsWrong, string whatToDo)
        : base($"{OneLine(whatIsWrong)}\n{OneLine(whatToDo)}")
    {
    }

    internal static PostgresMissingException Nowhere(string reason = "") => new(
        $"PostgreSQL {PostgresBinaries.OldestMajor} or later was not found on this machine{reason}.",
        $"Install it (sudo apt-get install postgresql), name the folder of its programs in {PostgresBinaries.Variable}, "
            + "or name a server to use in ConnectionStrings__Timeline.");

    private static string OneLine(string text) => text.ReplaceLineEndings(" ").Trim();
}

namespace Timeline.Http.Tests.House;

/// <summary>Finds the checkout that the tests were built from.</summary>
internal static class Repository
{
    public static string Root { get; } = Find(new DirectoryInfo(AppContext.BaseDirectory));

    private static string Find(DirectoryInfo? folder)
    {
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Timeline.sln"))) folder = folder.Parent;
        return folder?.FullName ?? throw new InvalidOperationException("No Timeline.sln above the tests' own folder.");
    }
}

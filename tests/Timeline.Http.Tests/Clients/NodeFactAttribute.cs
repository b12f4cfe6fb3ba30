namespace Timeline.Http.Tests.Clients;

/// <summary>A fact about a client that runs in Node, with packages from npm.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class NodeFactAttribute : FactAttribute
{
    public NodeFactAttribute()
    {
        var missing = new[] { "node", "npm" }.Where(program => !IsThere(program)).ToList();
        if (missing.Count > 0) Skip = $"There is no {string.Join(" and no ", missing)} on the PATH.";
    }

    private static bool IsThere(string program) => (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Any(folder => File.Exists(Path.Combine(folder, program)));
}

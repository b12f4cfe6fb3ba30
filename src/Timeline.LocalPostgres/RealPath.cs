namespace Timeline.LocalPostgres;

/// <summary>One folder has one name, however it is reached: the names of its processes are made from it.</summary>
internal static class RealPath
{
    public static string Of(string path)
    {
        var real = "/";
        foreach (var part in Path.GetFullPath(path).Split('/', StringSplitOptions.RemoveEmptyEntries))
        {
            real = Path.Combine(real, part);
            var target = Directory.Exists(real) ? Directory.ResolveLinkTarget(real, returnFinalTarget: false) : null;
            if (target is not null) real = Of(target.FullName);
        }
        return real;
    }
}

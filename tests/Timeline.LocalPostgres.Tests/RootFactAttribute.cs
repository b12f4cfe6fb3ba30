namespace Timeline.LocalPostgres.Tests;

/// <summary>A fact about handing over to another user: only root can.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class RootFactAttribute : FactAttribute
{
    public RootFactAttribute()
    {
        if (!Environment.IsPrivilegedProcess) Skip = "Only root hands the server over to another user.";
    }
}

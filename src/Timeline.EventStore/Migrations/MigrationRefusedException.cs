namespace Timeline.EventStore.Migrations;

/// <summary>The database and the program do not belong together; nothing was changed.</summary>
public sealed class MigrationRefusedException : Exception
{
    internal MigrationRefusedException(string message) : base(message)
    {
    }
}

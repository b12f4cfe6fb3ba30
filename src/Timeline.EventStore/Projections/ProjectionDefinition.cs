using System.Security.Cryptography;
using System.Text;

namespace Timeline.EventStore.Projections;

/// <summary>The tables that a projection folds the log into. They stand in a schema of their own for each build.</summary>
/// <param name="Name">The projection.</param>
/// <param name="Sql">Makes the tables; no name in it is qualified by a schema.</param>
public sealed record ProjectionDefinition(string Name, string Sql)
{
    /// <summary>SHA-256 of the text with line ends of one kind: another one means other tables.</summary>
    internal string Checksum => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Sql.ReplaceLineEndings("\n"))));
}

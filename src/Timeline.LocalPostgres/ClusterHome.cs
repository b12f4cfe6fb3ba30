using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Timeline.LocalPostgres;

/// <summary>The folder of one cluster, owned by the server's user: the data and what belongs to them, made and moved as one.</summary>
internal sealed record ClusterHome(string Folder)
{
    public const string DataName = "data";
    public const string PasswordName = "password";

    public string Data => Path.Combine(Folder, DataName);
    public string Log => Path.Combine(Folder, "log");
    private string PasswordFile => Path.Combine(Folder, PasswordName);
    private string PortFile => Path.Combine(Folder, "port");

    /// <summary>Each process of the server carries this name in its command line, which unlike its working folder anyone may read.</summary>
    public string Mark => "timeline-" + Hash(Folder);

    public bool Exists => File.Exists(Path.Combine(Data, "PG_VERSION"));

    public int Major => int.Parse(File.ReadAllText(Path.Combine(Data, "PG_VERSION")).Trim(), CultureInfo.InvariantCulture);

    public string Password => File.ReadAllText(PasswordFile).Trim();

    public int? RememberedPort
    {
        get => File.Exists(PortFile) && int.TryParse(File.ReadAllText(PortFile), CultureInfo.InvariantCulture, out var port) ? port : null;
        set => File.WriteAllText(PortFile, value?.ToString(CultureInfo.InvariantCulture));
    }

    public static string Hash(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..16];
}

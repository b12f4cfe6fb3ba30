using System.Globalization;

namespace Timeline.LocalPostgres;

/// <summary>All settings go on the command line: nothing of one start stays behind for the next, and two starts can be compared.</summary>
internal static class ServerArguments
{
    private static readonly Dictionary<string, string> Lasting = new() { ["timezone"] = "UTC", ["log_timezone"] = "UTC" };

    private static readonly Dictionary<string, string> Careless = new(Lasting)
    {
        ["fsync"] = "off",
        ["synchronous_commit"] = "off",
        ["full_page_writes"] = "off",
    };

    public static string Word(string mark) => $"cluster_name={mark}";

    public static IReadOnlyList<string> For(ClusterHome home, LocalClusterOptions options, int port)
    {
        var settings = new SortedDictionary<string, string>(options.Ephemeral ? Careless : Lasting, StringComparer.Ordinal);
        foreach (var (name, value) in options.Settings) settings[name] = value;
        // These four make it private and findable; nobody's settings change them.
        settings["listen_addresses"] = "127.0.0.1";
        settings["unix_socket_directories"] = "";
        settings["port"] = port.ToString(CultureInfo.InvariantCulture);
        settings["cluster_name"] = home.Mark;
        return ["-D", home.Data, .. settings.SelectMany(setting => (string[])["-c", $"{setting.Key}={setting.Value}"])];
    }
}

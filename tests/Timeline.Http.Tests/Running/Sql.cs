using Npgsql;

namespace Timeline.Http.Tests.Running;

/// <summary>Looks behind the service, into its database.</summary>
internal static class Sql
{
    public static async Task<int> ExecuteAsync(string database, string sql)
    {
        await using var source = NpgsqlDataSource.Create(database);
        await using var command = source.CreateCommand(sql);
        return await command.ExecuteNonQueryAsync();
    }

    /// <summary>The first column of all rows, as texts.</summary>
    public static async Task<IReadOnlyList<string>> ColumnAsync(string database, string sql)
    {
        await using var source = NpgsqlDataSource.Create(database);
        await using var command = source.CreateCommand(sql);
        var values = new List<string>();
        await using var rows = await command.ExecuteReaderAsync();
        while (await rows.ReadAsync()) values.Add(rows.GetString(0));
        return values;
    }

    public static async Task<long> NumberAsync(string database, string sql)
    {
        await using var source = NpgsqlDataSource.Create(database);
        await using var command = source.CreateCommand(sql);
        return Convert.ToInt64(await command.ExecuteScalarAsync(), System.Globalization.CultureInfo.InvariantCulture);
    }

    /// <summary>Lets a connection call the tables of the live builds by their bare names, as projections do.</summary>
    public static async Task UseLiveBuildsAsync(NpgsqlConnection connection)
    {
        await using var command = new NpgsqlCommand(
            "SELECT set_config('search_path', string_agg('timeline_read_' || name || '_' || build, ', '), false) FROM timeline_read.projection WHERE build > 0", connection);
        await command.ExecuteNonQueryAsync();
    }
}

using Npgsql;
using NpgsqlTypes;

namespace Timeline.Api.Http;

/// <summary>Conditions of a WHERE clause and the values that belong to them; a value never becomes part of the SQL.</summary>
internal sealed class Conditions
{
    private readonly List<string> _conditions = [];
    private readonly List<NpgsqlParameter> _parameters;

    public Conditions() : this([])
    {
    }

    private Conditions(List<NpgsqlParameter> parameters) => _parameters = parameters;

    /// <summary>All conditions, joined by AND.</summary>
    public string Sql => _conditions.Count == 0 ? "true" : string.Join("\n  AND ", _conditions);

    /// <summary>Begins another WHERE clause of the same statement.</summary>
    public Conditions Beside() => new(_parameters);

    public void Add(string condition) => _conditions.Add(condition);

    /// <summary>Takes a value and gives the placeholder that stands for it.</summary>
    public string Value<T>(T value)
    {
        _parameters.Add(new NpgsqlParameter<T> { TypedValue = value });
        return $"${_parameters.Count}";
    }

    /// <summary>The same for a day, which may be missing. As a text: Npgsql takes the first and the last day there is for infinity.</summary>
    public string Day(DateOnly? day)
    {
        _parameters.Add(new NpgsqlParameter { NpgsqlDbType = NpgsqlDbType.Text, Value = (object?)day?.ToString("O") ?? DBNull.Value });
        return $"${_parameters.Count}::date";
    }

    public NpgsqlCommand Command(string sql, NpgsqlConnection connection)
    {
        var command = new NpgsqlCommand(sql, connection);
        foreach (var parameter in _parameters) command.Parameters.Add(parameter.Clone());
        return command;
    }

    /// <summary>A command of a stream, which may take as long as it does.</summary>
    public NpgsqlCommand Stream(string sql, NpgsqlConnection connection)
    {
        var command = Command(sql, connection);
        command.CommandTimeout = 0;
        return command;
    }
}

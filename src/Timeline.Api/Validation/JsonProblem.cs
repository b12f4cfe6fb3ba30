using System.Text.Json;

namespace Timeline.Api.Validation;

/// <summary>Says in plain words what is wrong with JSON that cannot be read.</summary>
internal static class JsonProblem
{
    /// <summary>The field that is wrong, and what was expected there.</summary>
    public static (string Field, string Message) Of(JsonException e)
    {
        var field = FieldNames.FromPath(e.Path);
        if (e.Message.Contains("could not be mapped to any .NET member", StringComparison.Ordinal))
        {
            var name = field[(field.LastIndexOf('.') + 1)..];
            return (field, $"There is no field '{name}' here.");
        }

        if (e.Message.Contains("Duplicate property", StringComparison.Ordinal)) return (field, "The field is given twice.");
        if (e.Message.StartsWith("The JSON value could not be converted", StringComparison.Ordinal))
            return (field, "The value is of another type than was expected here.");
        var sentence = e.Message.Split(" Path: ")[0].Split(" LineNumber: ")[0];
        return (field, $"This is no JSON: {sentence}");
    }
}

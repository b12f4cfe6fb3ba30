using System.Text.Json;
using Timeline.Api.Operations;

namespace Timeline.Benchmarks.Running;

/// <summary>Tells what the rows came to on standard output, and what else was seen on standard error.</summary>
/// <param name="json">One object a line, each as soon as it is measured; otherwise a table at the end.</param>
/// <param name="machine">What it is measured on.</param>
internal sealed class Report(bool json, string machine)
{
    private readonly List<string> _table =
        [machine, "", $"{"row",-21}{"value",12}{"limit",12}{"ratio",9}  {"unit",-11}bar"];

    public void Add(Row row, Measured measured)
    {
        if (measured.Told is { } told) Terminal.Say($"  {told}");
        var (value, limit, ratio) = (Short(measured.Value), Short(measured.Limit), Short(measured.Ratio));
        if (json) Console.Out.WriteLine(JsonSerializer.Serialize(new Line(row.Name, row.Unit, value, limit, ratio), JsonSerializerOptions.Web));
        else _table.Add($"{row.Name,-21}{Text(value),12}{Text(limit),12}{Text(ratio),9}  {row.Unit,-11}{row.Bar}");
    }

    public void End()
    {
        if (!json) Console.Out.WriteLine(string.Join('\n', _table));
    }

    private static string Text(double? value) => value is { } some ? $"{some:#,0.###}" : "-";

    /// <summary>Four digits tell enough of a measurement.</summary>
    private static double? Short(double? value)
    {
        if (value is not { } some || some == 0) return value;
        var unit = Math.Pow(10, Math.Floor(Math.Log10(Math.Abs(some))) - 3);
        return unit < 1 ? Math.Round(some, (int)-Math.Log10(unit)) : Math.Round(some / unit) * unit;
    }

    private sealed record Line(string Name, string Unit, double? Value, double? Limit, double? Ratio);
}

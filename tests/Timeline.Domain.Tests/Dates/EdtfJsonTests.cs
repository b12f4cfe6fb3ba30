using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;
using Timeline.Domain.Dates;

namespace Timeline.Domain.Tests.Dates;

/// <summary>Dates and precisions in JSON, with no settings but the serializer's own.</summary>
public sealed class EdtfJsonTests
{
    private sealed record Dated(Edtf Date, Edtf? Corrected, DatePrecision Precision);

    [Fact]
    public void A_date_comes_back_from_JSON_as_it_was() =>
        Prop.ForAll(EdtfTexts.Dates.ToArbitrary(), date =>
        {
            var json = JsonSerializer.Serialize(date);
            return json == $"\"{date}\"" && JsonSerializer.Deserialize<Edtf>(json) == date;
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void A_date_stands_in_a_record_as_a_plain_string()
    {
        var dated = new Dated(Edtf.Parse("2024-10-01~/2024-10-10~"), null, DatePrecision.Interval);
        const string json = """{"Date":"2024-10-01~/2024-10-10~","Corrected":null,"Precision":"interval"}""";
        Assert.Equal(json, JsonSerializer.Serialize(dated));
        Assert.Equal(dated, JsonSerializer.Deserialize<Dated>(json));
    }

    [Theory]
    [InlineData("2021-02-30")]
    [InlineData("")]
    [InlineData("199u")]
    public void A_text_that_is_refused_gives_a_JsonException_with_the_same_message(string text)
    {
        var expected = Assert.Throws<FormatException>(() => Edtf.Parse(text)).Message;
        var thrown = Assert.Throws<JsonException>(() => JsonSerializer.Deserialize<Dated>($$"""{"Date":"{{text}}"}"""));
        Assert.StartsWith(expected, thrown.Message, StringComparison.Ordinal);
        Assert.Equal("$.Date", thrown.Path);
    }

    [Theory]
    [InlineData("null", "not Null")]
    [InlineData("2021", "not Number")]
    [InlineData("true", "not True")]
    [InlineData("{}", "not StartObject")]
    [InlineData("[]", "not StartArray")]
    public void A_value_that_is_no_string_is_refused(string json, string fragment)
    {
        var thrown = Assert.Throws<JsonException>(() => JsonSerializer.Deserialize<Edtf>(json));
        Assert.Contains("An EDTF date is a JSON string", thrown.Message, StringComparison.Ordinal);
        Assert.Contains(fragment, thrown.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_broken_surrogate_in_JSON_is_a_JsonException_too() =>
        Assert.Throws<JsonException>(() => JsonSerializer.Deserialize<Edtf>("\"2021\\ud800\""));

    [Theory]
    [InlineData(DatePrecision.Day, "\"day\"")]
    [InlineData(DatePrecision.Month, "\"month\"")]
    [InlineData(DatePrecision.Season, "\"season\"")]
    [InlineData(DatePrecision.Year, "\"year\"")]
    [InlineData(DatePrecision.Decade, "\"decade\"")]
    [InlineData(DatePrecision.Century, "\"century\"")]
    [InlineData(DatePrecision.Interval, "\"interval\"")]
    public void A_precision_is_its_name_in_lower_case(DatePrecision precision, string json)
    {
        Assert.Equal(json, JsonSerializer.Serialize(precision));
        Assert.Equal(precision, JsonSerializer.Deserialize<DatePrecision>(json));
    }

    [Theory]
    [InlineData("0")]
    [InlineData("\"0\"")]
    [InlineData("\"week\"")]
    [InlineData("\"\"")]
    [InlineData("null")]
    public void A_precision_that_does_not_exist_is_refused_and_so_is_a_number(string json) =>
        Assert.Throws<JsonException>(() => JsonSerializer.Deserialize<DatePrecision>(json));
}

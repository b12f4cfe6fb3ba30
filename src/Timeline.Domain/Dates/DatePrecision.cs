using System.Text.Json.Serialization;

namespace Timeline.Domain.Dates;

/// <summary>How finely an <see cref="Edtf"/> says when something happened; in JSON the lower-case name.</summary>
[JsonConverter(typeof(KebabCaseEnumConverter<DatePrecision>))]
public enum DatePrecision
{
    /// <summary>A day: <c>2021-05-12</c>.</summary>
    Day,

    /// <summary>A month, <c>2022-03</c>, or an unknown day in it, <c>2022-03-XX</c>.</summary>
    Month,

    /// <summary>A season: <c>2020-21</c> to <c>2020-24</c>.</summary>
    Season,

    /// <summary>A year, <c>2016</c>, or an unknown part of it, <c>2016-XX</c> and <c>2016-XX-XX</c>.</summary>
    Year,

    /// <summary>A decade: <c>199X</c>.</summary>
    Decade,

    /// <summary>A century: <c>19XX</c>.</summary>
    Century,

    /// <summary>An interval, whatever its ends: <c>2021-12-09/2021-12-10</c>, <c>2018/..</c>.</summary>
    Interval,
}

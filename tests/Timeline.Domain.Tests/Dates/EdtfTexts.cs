using FsCheck;
using FsCheck.Fluent;
using NodaTime;
using Timeline.Domain.Dates;

namespace Timeline.Domain.Tests.Dates;

/// <summary>Makes valid texts of every form, near enough to each other in time to touch and to overlap, and texts that are almost valid.</summary>
internal static class EdtfTexts
{
    private static readonly Gen<int> Years = Gen.Frequency(
        (8, Gen.Choose(2016, 2022)), (1, Gen.Choose(1, 9999)), (1, Gen.Elements(1, 9, 10, 99, 100, 999, 1000, 1900, 2000, 9998, 9999)));

    public static readonly Gen<LocalDate> Days =
        from year in Years
        from day in Gen.Choose(1, 365)
        select new LocalDate(year, 1, 1).PlusDays(day - 1);

    public static readonly Gen<string> Plain = Gen.OneOf(
        from day in Days select $"{day:uuuu-MM-dd}",
        from day in Days select $"{day:uuuu-MM}",
        from year in Years select $"{year:0000}");

    public static readonly Gen<string> Unspecified = Gen.OneOf(
        from day in Days select $"{day:uuuu-MM}-XX",
        from year in Years select $"{year:0000}-XX",
        from year in Years select $"{year:0000}-XX-XX",
        from decade in Gen.Choose(1, 999) select $"{decade:000}X",
        from century in Gen.Choose(1, 99) select $"{century:00}XX");

    public static readonly Gen<string> Seasons =
        from year in Years
        from season in Gen.Choose(21, 24)
        where (year, season) != (9999, 24)
        select $"{year:0000}-{season}";

    public static readonly Gen<string> Qualified =
        from date in Plain
        from qualifier in Gen.Elements("", "?", "~", "%")
        select date + qualifier;

    public static readonly Gen<(string Start, string End)> Closed =
        from a in Qualified
        from b in Qualified
        select Edtf.Parse(b).Latest < Edtf.Parse(a).Earliest ? (b, a) : (a, b);

    public static readonly Gen<string> Intervals = Gen.OneOf(
        from ends in Closed select $"{ends.Start}/{ends.End}",
        from ends in Closed select $"{ends.Start}/{ends.End}",
        from date in Qualified from end in Gen.Elements("", "..") select $"{date}/{end}",
        from date in Qualified from end in Gen.Elements("", "..") select $"{end}/{date}");

    public static readonly Gen<string> Valid = Gen.OneOf(Qualified, Unspecified, Seasons, Intervals);

    public static readonly Gen<Edtf> Dates = Valid.Select(Edtf.Parse);

    /// <summary>A valid text in which one to three characters were changed, put in or left out.</summary>
    public static readonly Gen<string> AlmostValid =
        from text in Valid
        from edits in Gen.Choose(1, 3).SelectMany(n => Edits.ArrayOf(n))
        select edits.Aggregate(text, Apply);

    public static readonly Gen<string> Arbitrary = Gen.OneOf(
        ArbMap.Default.GeneratorFor<string>().Select(text => text ?? ""),
        AlmostValid,
        Letters.ArrayOf().Select(letters => new string(letters)),
        from text in Valid from times in Gen.Choose(2, 5000) select string.Concat(Enumerable.Repeat(text, times)));

    private static Gen<char> Letters => Gen.Elements("0123456789-/.X?~%uxUYTESp[]{},: \t\n\0\u0660\uff11\u2013\u2212\ud83d\ude00\ufeffopenunknown".ToCharArray());

    private static Gen<(int Kind, int At, char Letter)> Edits =>
        from kind in Gen.Choose(0, 2)
        from at in Gen.Choose(0, 30)
        from letter in Letters
        select (kind, at, letter);

    private static string Apply(string text, (int Kind, int At, char Letter) edit)
    {
        var at = text.Length == 0 ? 0 : edit.At % text.Length;
        return edit.Kind switch
        {
            0 => text.Insert(at, edit.Letter.ToString()),
            1 when text.Length > 0 => text.Remove(at, 1),
            _ => text.Length > 0 ? text.Remove(at, 1).Insert(at, edit.Letter.ToString()) : text,
        };
    }
}

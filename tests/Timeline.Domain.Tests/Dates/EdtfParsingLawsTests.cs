using System.Text.RegularExpressions;
using FsCheck;
using FsCheck.Fluent;
using Timeline.Domain.Dates;

namespace Timeline.Domain.Tests.Dates;

/// <summary>What holds for every text, valid or not.</summary>
public sealed partial class EdtfParsingLawsTests
{
    [Fact]
    public void A_valid_text_comes_back_as_it_was() =>
        Prop.ForAll(EdtfTexts.Valid.ToArbitrary(), text => Edtf.Parse(text).ToString() == text).QuickCheckThrowOnFailure();

    [Fact]
    public void Two_readings_of_a_text_are_equal_in_everything() =>
        Prop.ForAll(EdtfTexts.Valid.ToArbitrary(), text =>
        {
            Edtf one = Edtf.Parse(text), other = Edtf.Parse(new string(text.AsSpan()));
            return one == other && one.GetHashCode() == other.GetHashCode() && one.CompareTo(other) == 0 && Meaning(one) == Meaning(other);
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void The_earliest_day_is_never_after_the_latest_and_one_of_them_is_known() =>
        Prop.ForAll(EdtfTexts.Dates.ToArbitrary(), date =>
            (date.Earliest is not null || date.Latest is not null) && !(date.Earliest > date.Latest)).QuickCheckThrowOnFailure();

    [Fact]
    public void An_interval_takes_its_starts_earliest_and_its_ends_latest_day() =>
        Prop.ForAll(EdtfTexts.Closed.ToArbitrary(), ends =>
        {
            Edtf whole = Edtf.Parse($"{ends.Start}/{ends.End}"), start = Edtf.Parse(ends.Start), end = Edtf.Parse(ends.End);
            return whole.Earliest == start.Earliest && whole.Latest == end.Latest
                && whole.IsApproximate == (start.IsApproximate || end.IsApproximate)
                && whole.IsUncertain == (start.IsUncertain || end.IsUncertain);
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void An_interval_that_ends_before_it_starts_is_refused() =>
        Prop.ForAll(EdtfTexts.Qualified.ToArbitrary(), EdtfTexts.Qualified.ToArbitrary(), (a, b) =>
            Edtf.TryParse($"{a}/{b}", out _, out _) == (Edtf.Parse(a).Earliest <= Edtf.Parse(b).Latest)).QuickCheckThrowOnFailure();

    [Fact]
    public void A_month_is_the_sum_of_its_days_and_a_year_of_its_months() =>
        Prop.ForAll(EdtfTexts.Days.ToArbitrary(), day =>
        {
            var days = Enumerable.Range(1, 31).Select(d => $"{day:uuuu-MM}-{d:00}");
            var months = Enumerable.Range(1, 12).Select(m => $"{day:uuuu}-{m:00}");
            return IsSum($"{day:uuuu-MM}", days) && IsSum($"{day:uuuu}", months);
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Any_text_at_all_is_read_or_refused_with_a_position_inside_it() =>
        Prop.ForAll(EdtfTexts.Arbitrary.ToArbitrary(), text =>
        {
            if (Edtf.TryParse(text, out var date, out var error)) return error is null && date.ToString() == text;
            var thrown = Assert.Throws<FormatException>(() => Edtf.Parse(text));
            var position = int.Parse(Position().Match(error!).Groups[1].ValueSpan, null);
            return thrown.Message == error && position >= 1 && position <= text.Length + 1 && error!.Length < 300 && !error.Any(char.IsControl);
        }).Check(Many);

    [Fact]
    public void What_is_read_has_one_of_the_written_forms() =>
        Prop.ForAll(EdtfTexts.Arbitrary.ToArbitrary(), text =>
            !Edtf.TryParse(text, out _, out _) || Forms().IsMatch(text)).Check(Many);

    private static Config Many => Config.QuickThrowOnFailure.WithMaxTest(5000);

    private static bool IsSum(string whole, IEnumerable<string> parts)
    {
        var read = parts.Where(part => Edtf.TryParse(part, out _, out _)).Select(Edtf.Parse).ToList();
        var gapless = read.Zip(read.Skip(1)).All(pair => pair.First.Latest?.PlusDays(1) == pair.Second.Earliest);
        return gapless && Edtf.Parse(whole).Earliest == read[0].Earliest && Edtf.Parse(whole).Latest == read[^1].Latest;
    }

    private static string Meaning(Edtf date) => (date.Earliest, date.Latest, date.Precision, date.IsApproximate, date.IsUncertain).ToString();

    [GeneratedRegex(@": at position ([0-9]+), expected ")]
    private static partial Regex Position();

    private const string Plain = "[0-9]{4}(?:-(?:0[1-9]|1[0-2])(?:-[0-3][0-9])?)?[?~%]?";
    private const string Lone = @"[0-9]{4}-2[1-4]|[0-9]{3}X|[0-9]{2}XX|[0-9]{4}-XX(?:-XX)?|[0-9]{4}-(?:0[1-9]|1[0-2])-XX";

    /// <summary>The grammar told a second time, by other means.</summary>
    [GeneratedRegex($@"\A(?!.*(?:0000|000X|00XX))(?:{Lone}|{Plain}|{Plain}/(?:{Plain}|\.\.)?|(?:\.\.)?/{Plain})\z")]
    private static partial Regex Forms();
}

using FsCheck;
using FsCheck.Fluent;
using Timeline.Domain.Dates;

namespace Timeline.Domain.Tests.Dates;

/// <summary>The order of a timeline, and equality by text.</summary>
public sealed class EdtfOrderTests
{
    [Fact]
    public void Dates_sort_by_earliest_then_latest_then_text_with_no_earliest_first_and_no_latest_last()
    {
        string[] sorted =
        [
            "../2018", "/2018", "../2019", "0001", "1999", "2018-01-01", "2018-01", "2018-01-XX", "2018", "2018-XX", "2018~",
            "2018/2019", "2018/", "2018/..", "2018-01-02", "2018-02",
        ];
        var dates = sorted.Select(Edtf.Parse).ToList();
        Assert.Equal(dates, dates.AsEnumerable().Reverse().Order());
    }

    [Fact]
    public void The_order_is_antisymmetric_and_zero_only_between_equals() =>
        Prop.ForAll(Pairs, pair =>
            Math.Sign(pair.A.CompareTo(pair.B)) == -Math.Sign(pair.B.CompareTo(pair.A))
            && (pair.A.CompareTo(pair.B) == 0) == pair.A.Equals(pair.B)).Check(Many);

    [Fact]
    public void The_order_is_transitive() =>
        Prop.ForAll(Triples, t => !(t.A <= t.B && t.B <= t.C) || t.A <= t.C).Check(Many);

    [Fact]
    public void The_order_agrees_with_the_earliest_day_and_then_with_the_latest() =>
        Prop.ForAll(Pairs, pair =>
        {
            var (a, b) = (pair.A, pair.B);
            if (a.Earliest != b.Earliest) return (a < b) == (a.Earliest is null || a.Earliest < b.Earliest);
            return a.Latest == b.Latest || (a < b) == (b.Latest is null || a.Latest < b.Latest);
        }).Check(Many);

    [Fact]
    public void The_operators_say_what_CompareTo_says() =>
        Prop.ForAll(Pairs, pair =>
        {
            var (a, b, order) = (pair.A, pair.B, pair.A.CompareTo(pair.B));
            return (a < b) == (order < 0) && (a <= b) == (order <= 0) && (a > b) == (order > 0) && (a >= b) == (order >= 0)
                && (a == b) == (order == 0) && (a != b) == (order != 0) && Math.Sign(((IComparable)a).CompareTo(b)) == Math.Sign(order);
        }).Check(Many);

    [Theory]
    [InlineData("2021-05", "2021-05-XX")]
    [InlineData("2021", "2021~")]
    [InlineData("2018/", "2018/..")]
    [InlineData("2021-05-12", "2021-05-12/2021-05-12")]
    public void Texts_that_differ_are_not_equal_though_the_days_are_the_same(string one, string other)
    {
        Edtf a = Edtf.Parse(one), b = Edtf.Parse(other);
        Assert.Equal((a.Earliest, a.Latest), (b.Earliest, b.Latest));
        Assert.NotEqual(a, b);
        Assert.True(a < b);
    }

    [Fact]
    public void Nothing_but_a_date_compares_with_a_date()
    {
        IComparable date = Edtf.Parse("2021");
        Assert.Equal(1, date.CompareTo(null));
        Assert.Throws<ArgumentException>(() => date.CompareTo("2021"));
        Assert.False(date.Equals("2021"));
    }

    /// <summary>Pairs that often share their days, so that the later rules of the order come to be used.</summary>
    private static Arbitrary<(Edtf A, Edtf B)> Pairs => (from a in Close from b in Close select (a, b)).ToArbitrary();

    private static Arbitrary<(Edtf A, Edtf B, Edtf C)> Triples => (from a in Close from b in Close from c in Close select (a, b, c)).ToArbitrary();

    private static Gen<Edtf> Close => Gen.Frequency(
        (1, EdtfTexts.Dates),
        (3, Gen.Elements(
            "2018", "2018~", "2018?", "2018-XX", "2018-XX-XX", "2018/2018", "2018/", "2018/..", "2018/2019", "2018-01", "2018-01-XX", "2018-01-01",
            "2018-01-01?", "2018-02", "../2018", "/2018", "../2018~", "../2018-01", "/2018-01").Select(Edtf.Parse)));

    private static Config Many => Config.QuickThrowOnFailure.WithMaxTest(2000);
}

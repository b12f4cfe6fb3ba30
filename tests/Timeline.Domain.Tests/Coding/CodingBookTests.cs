using System.Globalization;
using System.Text.RegularExpressions;
using Timeline.Domain.Coding;

namespace Timeline.Domain.Tests.Coding;

/// <summary>The code book against the table that the field uses, which stands here word for word.</summary>
public sealed partial class CodingBookTests
{
    private const string Classes = """
        verbal-cooperation: agree (2.5) consult (2.5) support (5) concede (4.5)
        material-cooperation: cooperate (9.5) aid (10) retreat (6.5)
        verbal-conflict: request (0) accuse (-3) reject (-2) threaten (-3.5)
        material-conflict: protest (-5) sanction (-6) mobilize (-5.5) coerce (-7) assault (-9)
        none: statement (0)
        """;

    private const string Modes = """
        consult: visit, third-party, multilateral, phone
        request: assist, change, yield, meet
        reject: assist, change, yield, meet
        accuse: disapprove, investigate, allege
        threaten: restrict, relations, expel, territory, violence
        retreat: withdraw, release, disarm, ceasefire, access, resign
        sanction: convict, expel, withdraw, discontinue
        mobilize: troops, weapons, police, militia
        """;

    public static TheoryData<string, string, decimal> Types
    {
        get
        {
            var types = new TheoryData<string, string, decimal>();
            foreach (var (name, entries) in Lines(Classes))
            {
                foreach (Match entry in Entry().Matches(entries))
                    types.Add(entry.Groups[1].Value, name, decimal.Parse(entry.Groups[2].Value, CultureInfo.InvariantCulture));
            }

            return types;
        }
    }

    [Theory]
    [MemberData(nameof(Types))]
    public void A_type_has_the_class_and_the_intensity_of_the_table(string type, string quadClass, decimal intensity)
    {
        var coding = new EventCoding(Words<CodingType>.Parse(type));
        Assert.Equal((quadClass, intensity), (Words<QuadClass>.Of(coding.QuadClass), coding.Intensity));
    }

    [Fact]
    public void The_table_tells_every_type_once() =>
        Assert.Equal(Words<CodingType>.All.Order(), Types.Select(row => (string)row[0]).Order());

    [Fact]
    public void A_type_has_the_modes_of_the_table_and_the_others_have_none()
    {
        var modes = Lines(Modes).ToDictionary(line => line.Name, line => line.Entries.Split(", "));
        foreach (var type in Enum.GetValues<CodingType>())
        {
            Assert.Equal(
                modes.GetValueOrDefault(Words<CodingType>.Of(type), []),
                CodingBook.ModesOf(type).Select(Words<CodingMode>.Of));
        }
    }

    [Fact]
    public void Every_mode_belongs_to_some_type() =>
        Assert.Empty(Enum.GetValues<CodingMode>().Except(Enum.GetValues<CodingType>().SelectMany(CodingBook.ModesOf)));

    [Fact]
    public void The_sign_of_the_intensity_agrees_with_the_class()
    {
        foreach (var type in Enum.GetValues<CodingType>())
        {
            var expected = CodingBook.QuadClassOf(type) switch
            {
                QuadClass.VerbalCooperation or QuadClass.MaterialCooperation => 1,
                QuadClass.None => 0,
                _ => type == CodingType.Request ? 0 : -1,
            };
            Assert.Equal((type, expected), (type, Math.Sign(CodingBook.IntensityOf(type))));
        }
    }

    [Fact]
    public void Deeds_weigh_more_than_words()
    {
        decimal[] Weights(QuadClass quadClass) =>
            [.. Enum.GetValues<CodingType>().Where(t => CodingBook.QuadClassOf(t) == quadClass).Select(t => Math.Abs(CodingBook.IntensityOf(t)))];

        Assert.True(Weights(QuadClass.VerbalCooperation).Max() < Weights(QuadClass.MaterialCooperation).Min());
        Assert.True(Weights(QuadClass.VerbalConflict).Max() < Weights(QuadClass.MaterialConflict).Min());
    }

    [Fact]
    public void A_type_that_is_none_has_no_page() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => CodingBook.QuadClassOf((CodingType)99));

    private static IEnumerable<(string Name, string Entries)> Lines(string table) =>
        table.Split('\n').Select(line => line.Split(": ")).Select(parts => (parts[0], parts[1]));

    [GeneratedRegex(@"(\w+) \(([-.0-9]+)\)")]
    private static partial Regex Entry();
}

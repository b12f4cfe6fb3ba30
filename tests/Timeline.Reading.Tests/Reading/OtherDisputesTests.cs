using System.Text.RegularExpressions;
using NodaTime.Text;
using Timeline.Domain;
using Timeline.Domain.Coding;
using Timeline.Domain.Dates;
using Timeline.Domain.Occurrences;
using Timeline.Reading.Proposals;
using Timeline.Reading.Scoring;

namespace Timeline.Reading.Tests.Reading;

/// <summary>Long invented texts about other disputes, read with an empty catalogue, against what careful readers found in them: the reader may get better, not worse.</summary>
public sealed class OtherDisputesTests
{
    [Theory]
    [InlineData("aegean", 0.55, 0.66)]
    [InlineData("kosovo-dialogue", 0.55, 0.66)]
    [InlineData("fergana", 0.55, 0.63)]
    [InlineData("essequibo", 0.7, 0.6)]
    [InlineData("nile", 0.58, 0.63)]
    [InlineData("himalaya", 0.5, 0.65)]
    [InlineData("south-china-sea", 0.48, 0.66)]
    [InlineData("dniester", 0.48, 0.55)]
    [InlineData("maghreb", 0.77, 0.71)]
    [InlineData("korea", 0.79, 0.73)]
    [InlineData("mekong", 0.78, 0.72)]
    [InlineData("four-banks", 0.75, 0.78)]
    [InlineData("red-sea", 0.83, 0.71)]
    public void A_dispute_of_which_nobody_has_heard_is_read_as_well_as_before(string name, double recall, double precision)
    {
        var index = File.ReadLines(PathOf("index.tsv")).Select(line => line.Split('\t')).Single(line => line[0] == name);
        var text = BulletinText.Decode(File.ReadAllBytes(PathOf($"{name}.txt")));
        var read = Reader.Read(text, ReadingCatalogue.Empty, Edtf.Parse(index[1]), LocalDatePattern.Iso.Parse(index[2]).Value);

        var score = Score.Of(Pairing.Of([.. File.ReadLines(PathOf($"{name}.expected.tsv")).Select(line => Found(line.Split('\t'), text))], read.Proposals));

        Assert.True(score.Recall >= recall && score.Precision >= precision, $"{score.Right} of {score.Curated} found, {score.Proposed} proposed: recall {score.Recall:0.00}, precision {score.Precision:0.00}");
    }

    private static Curated Found(string[] fields, BulletinText text) => new(
        string.Join(' ', fields), Words<OccurrenceKind>.Parse(fields[1]), Edtf.Parse(fields[0]), DateBasis.Explicit, new HashSet<string>(), new HashSet<string>(), new EventCoding(CodingType.Statement),
        [.. fields[2..].Select(quote => text.FindAll(new Regex(string.Join(@"\s+", quote.Split(' ').Select(Regex.Escape))))[0])]);

    private static string PathOf(string file) => Path.Combine(AppContext.BaseDirectory, "Invented", file);
}

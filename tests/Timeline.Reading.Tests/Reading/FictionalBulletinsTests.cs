using NodaTime;
using Timeline.Domain;
using Timeline.Domain.Dates;
using Timeline.Domain.Occurrences;
using Timeline.Reading.Proposals;

namespace Timeline.Reading.Tests.Reading;

/// <summary>Bulletins about made-up disputes, read with an empty catalogue: nothing may depend on one region or on known names.</summary>
public sealed class FictionalBulletinsTests
{
    [Fact]
    public void The_lake_dispute_is_read_without_knowing_anybody() => Assert.Equal(
        [
            "2024-03-04 meeting ingrid-solberg-dahl",
            "2024-03-04 statement ingrid-solberg-dahl",
            "2024-03-05 statement ministry-of-foreign-affairs-of-finland",
            "2024-03-05 statement finland",
            "1998-06-03 agreement ",
            "2024-03-08/2024-03-09 incident norway",
            "2024-03-11/2024-03-12 incident ",
            "2024-03-11~/2024-03-31~ statement matti-rautavaara",
            "2024-02-21~/2024-02-29~ agreement sweden",
            "2024-03-17 statement karin-ek",
        ],
        Told("lake.txt", "2024-03", new LocalDate(2024, 3, 31)));

    [Fact]
    public void The_strait_dispute_is_read_without_knowing_anybody() => Assert.Equal(
        [
            "2030-11-14 statement philippines",
            "2030-11-15 statement vietnam",
            "2030-11-16 statement ministry-of-defence-of-vietnam",
            "2030-11-20 incident ",
            "2027-22 agreement ",
            "2030-11-28 meeting nguyen-van-long",
            "2030-11-28 statement ramon-delacruz",
        ],
        Told("strait.txt", "2030-11", new LocalDate(2030, 11, 30)));

    /// <summary>Other disputes in other styles of prose, against what was expected of them before they were read.</summary>
    [Theory]
    [InlineData("chronology", "2000", 0.85, 0.8)]
    [InlineData("article", "2022-02", 0.7, 0.8)]
    [InlineData("digest", "2023-10", 0.95, 0.9)]
    [InlineData("corridor", "2019-02", 0.8, 0.85)]
    [InlineData("strike", "2020", 0.8, 0.8)]
    [InlineData("notes", "2022", 0.95, 0.95)]
    public void A_dispute_of_which_nobody_has_heard_is_read_nearly_whole(string file, string issued, double recall, double precision)
    {
        var expected = File.ReadAllLines(PathOf($"{file}.expected.tsv")).Select(line => line.Split('\t')).ToList();
        var date = Edtf.Parse(issued);
        var left = Read($"{file}.txt", issued, date.Latest!.Value).Proposals.ToList();
        var (proposed, right, missed) = (left.Count, 0, new List<string>());
        foreach (var one in expected)
        {
            var (when, kind) = (Edtf.Parse(one[0]), Words<OccurrenceKind>.Parse(one[1]));
            if (left.Find(other => other.Kind == kind && other.Date.Overlaps(when) && other.Citations.Any(citation => citation.Quote.ReplaceLineEndings(" ").Contains(one[2], StringComparison.Ordinal))) is { } found)
            {
                left.Remove(found);
                right++;
            }
            else
            {
                missed.Add(string.Join(' ', one));
            }
        }

        Assert.True((double)right / expected.Count >= recall && (double)right / proposed >= precision, $"{right} of {expected.Count} expected and {proposed} proposed; missed: {string.Join("; ", missed)}");
    }

    private static ReadBulletin Read(string file, string issued, LocalDate published) =>
        Reader.Read(BulletinText.Decode(File.ReadAllBytes(PathOf(file))), ReadingCatalogue.Empty, Edtf.Parse(issued), published);

    private static string PathOf(string file) => Path.Combine(AppContext.BaseDirectory, "Fictional", file);

    private static IEnumerable<string> Told(string file, string issued, LocalDate published)
    {
        return Read(file, issued, published).Proposals
            .Select(one => $"{one.Date} {Words<OccurrenceKind>.Of(one.Kind)} {(one.Participants.Count > 0 ? one.Participants[0].Actor : "")}");
    }
}

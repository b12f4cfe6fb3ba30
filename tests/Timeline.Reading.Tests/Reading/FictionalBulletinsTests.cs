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
            "2024-03-08/2024-03-09 incident ",
            "2024-03-11/2024-03-12 incident ",
            "2024-02-21~/2024-02-29~ agreement sweden",
            "2024-03-17 statement karin-ek",
            "2024-03-17 meeting karin-ek",
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

    private static IEnumerable<string> Told(string file, string issued, LocalDate published)
    {
        var text = BulletinText.Decode(File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "Fictional", file)));
        return Reader.Read(text, ReadingCatalogue.Empty, Edtf.Parse(issued), published).Proposals
            .Select(one => $"{one.Date} {Words<OccurrenceKind>.Of(one.Kind)} {(one.Participants.Count > 0 ? one.Participants[0].Actor : "")}");
    }
}

using System.Diagnostics;
using System.Globalization;
using System.Text;
using NodaTime;
using Timeline.Benchmarks.Running;
using Timeline.Domain.Dates;
using Timeline.Reading;
using Timeline.Reading.Proposals;

namespace Timeline.Benchmarks.Reading;

/// <summary>The reader on a long bulletin, on one processor and without any database: how many bytes of text a second become proposals.</summary>
internal static class ReadTextRow
{
    private const int Paragraphs = 4000;

    /// <param name="bench">The run.</param>
    public static Task<Measured> MeasureAsync(Bench bench)
    {
        var bytes = Encoding.UTF8.GetBytes(Bulletin());
        var text = BulletinText.Decode(bytes);
        var rates = new List<double>();
        for (var round = 0; round < 3; round++)
        {
            bench.Stop.ThrowIfCancellationRequested();
            var watch = Stopwatch.StartNew();
            Reader.Read(text, ReadingCatalogue.Empty, Edtf.Parse("2021-12"), new LocalDate(2021, 12, 31));
            rates.Add(bytes.Length / watch.Elapsed.TotalSeconds);
        }

        return Task.FromResult(new Measured(rates.Order().ElementAt(rates.Count / 2), null, null, string.Create(CultureInfo.InvariantCulture, $"{bytes.Length / 1e6:0.0} MB of text")));
    }

    private static string Bulletin()
    {
        var text = new StringBuilder();
        for (var i = 0; i < Paragraphs; i++)
        {
            text.Append(CultureInfo.InvariantCulture, $"On {1 + (i % 28)} {(i % 2 == 0 ? "May" : "June")} {1990 + (i % 30)}, Norway and Sweden signed agreement number {i} on fishing in the northern lakes. ")
                .Append("President Anna Berg said that the talks had been long, adding that “nobody should doubt our good will in this matter”. ")
                .Append("A day later, border guards detained two fishermen near the shore; they were released after the embassy had protested. ")
                .Append("The lakes are deep and cold, and most of the villages around them live on trade with the towns further south.\n\n");
        }

        return text.ToString();
    }
}

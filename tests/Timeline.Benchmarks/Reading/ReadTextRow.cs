using System.Diagnostics;
using System.Globalization;
using NodaTime;
using Timeline.Benchmarks.Running;
using Timeline.Domain.Dates;
using Timeline.Reading;
using Timeline.Reading.Proposals;

namespace Timeline.Benchmarks.Reading;

/// <summary>The reader on the bulletins of the seeds, one after the other until the text is long, on one processor and without any database: how many bytes a second become proposals.</summary>
internal static class ReadTextRow
{
    private const int Times = 16;

    /// <param name="bench">The run.</param>
    public static Task<Measured> MeasureAsync(Bench bench)
    {
        var bytes = LongText();
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

    private static byte[] LongText()
    {
        var files = Directory.GetFiles(Path.Combine(AppContext.BaseDirectory, "seeds", "bulletins"), "*.txt").Order(StringComparer.Ordinal).Select(File.ReadAllBytes).ToList();
        return [.. Enumerable.Repeat(files, Times).SelectMany(all => all).SelectMany(file => file.Append((byte)'\n'))];
    }
}

using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Timeline.Domain.Bulletins;
using Timeline.Domain.Dates;
using Timeline.Domain.Occurrences;

namespace Timeline.Api.Generating;

/// <summary>A generated document: numbered sentences of the length of real quotations, so that any of them can be cited.</summary>
internal sealed class MadeUpBulletin
{
    /// <summary>How many sentences each has.</summary>
    public const int Sentences = 400;

    private static readonly string[] Words =
        ["border", "talks", "minister", "agreed", "statement", "corridor", "region", "delegation", "signed", "treaty", "peace", "mines", "road", "railway", "summit", "accused", "denied", "visit", "gas", "exercise"];

    private readonly string[] _sentences = new string[Sentences];
    private readonly int[] _starts = new int[Sentences];

    /// <param name="seed">The history's seed.</param>
    /// <param name="number">Which document of it, from 0; each is published half a week after the one before.</param>
    public MadeUpBulletin(int seed, int number)
    {
        var random = new Random(HashCode.Combine(seed, number));
        var text = new StringBuilder();
        for (var i = 0; i < Sentences; i++)
        {
            _starts[i] = text.Length;
            _sentences[i] = $"{i}. {string.Join(' ', Enumerable.Range(0, random.Next(15, 40)).Select(_ => Words[random.Next(Words.Length)]))}.";
            text.Append(_sentences[i]).Append('\n');
        }

        Bytes = Encoding.UTF8.GetBytes(text.ToString());
        var published = new DateOnly(2000, 1, 1).AddDays(number * 7 / 2 % 9000);
        Bulletin = new Bulletin(
            $"made-up-{seed}-{number}", $"Made-up bulletin {number}", "Timeline", Edtf.Parse(published.ToString("yyyy-MM", CultureInfo.InvariantCulture)),
            published, "en", "bulletin", Convert.ToHexStringLower(SHA256.HashData(Bytes)), text.Length);
    }

    public byte[] Bytes { get; }

    public Bulletin Bulletin { get; }

    public Citation Cite(int sentence, DateBasis basis) => new(
        Bulletin.Id, "I", _sentences[sentence], _starts[sentence], _starts[sentence] + _sentences[sentence].Length, basis);
}

using System.Text.Json.Serialization;
using Timeline.Domain.Dates;

namespace Timeline.Domain.Bulletins;

/// <summary>A document whose words prove occurrences.</summary>
/// <param name="Id">The slug.</param>
/// <param name="Title">Its title.</param>
/// <param name="Publisher">Who published it.</param>
/// <param name="Issued">The date it bears.</param>
/// <param name="Published">The day that counts on the axis of publication.</param>
/// <param name="Language">ISO 639 code of its language, for example <c>en</c>.</param>
/// <param name="Kind">What sort of document it is, for example <c>bulletin</c> or <c>article</c>.</param>
/// <param name="Sha256">The hash of its bytes, in lower-case hexadecimal; the text is kept under it.</param>
/// <param name="Length">How long its text is, in Unicode code points.</param>
public sealed record Bulletin(
    string Id,
    string Title,
    string Publisher,
    Edtf Issued,
    DateOnly Published,
    string Language,
    string Kind,
    string Sha256,
    int Length)
{
    /// <summary>The stream of a bulletin.</summary>
    public static string StreamOf(string id) => StreamPrefix + id;

    /// <summary>The slug of the bulletin that a stream is of.</summary>
    public static string IdOf(string stream) => stream[StreamPrefix.Length..];

    /// <summary>What the streams of bulletins begin with.</summary>
    private const string StreamPrefix = "bulletin/";

    /// <summary>Why its words prove nothing any more; null unless it was withdrawn. It is no part of the description.</summary>
    [JsonIgnore]
    public string? WithdrawnBecause { get; init; }

    /// <summary>Whether the program is to read it; people have read the others themselves. It is no part of the description.</summary>
    [JsonIgnore]
    public bool ToBeRead { get; init; }

    /// <summary>The version of the reader that read it last; null while none did. It is no part of the description.</summary>
    [JsonIgnore]
    public string? ReadBy { get; init; }

    /// <summary>How many proposals all readings together made. It is no part of the description.</summary>
    [JsonIgnore]
    public int Proposals { get; init; }

    /// <summary>Registers a bulletin; none when it is registered already, just so.</summary>
    /// <exception cref="RefusedException">The id belongs to another document, or to this one with other particulars.</exception>
    public static IReadOnlyList<BulletinRegistered> Decide(Bulletin? known, Bulletin wanted)
    {
        if (known is null) return [BulletinRegistered.From(wanted)];
        if (known with { WithdrawnBecause = null, ToBeRead = wanted.ToBeRead, ReadBy = null, Proposals = 0 } == wanted) return [];
        throw new RefusedException(known.Sha256 == wanted.Sha256
            ? $"The bulletin '{wanted.Id}' is registered with other particulars ({Differences(known, wanted)}); a registration cannot be changed."
            : $"The id '{wanted.Id}' belongs to another document. Give this one an id of its own.");
    }

    /// <summary>Withdraws a bulletin: from here on its words prove nothing.</summary>
    /// <param name="known">The bulletin so far; null when there is none.</param>
    /// <param name="reason">Why, in a sentence.</param>
    /// <exception cref="RefusedException">There is no such bulletin, or it is withdrawn already.</exception>
    public static IReadOnlyList<BulletinWithdrawn> Withdraw(Bulletin? known, string reason) => known switch
    {
        null => throw new RefusedException("There is no such bulletin. Only what is registered can be withdrawn."),
        { WithdrawnBecause: { } because } => throw new RefusedException($"The bulletin '{known.Id}' is withdrawn already: {because}"),
        _ => [new BulletinWithdrawn(reason)],
    };

    /// <summary>Notes that a reader has read a bulletin; none when this version of it has, or the bulletin counts no more.</summary>
    public static IReadOnlyList<BulletinRead> Read(Bulletin? known, BulletinRead read) =>
        known is null or { WithdrawnBecause: not null } || known.ReadBy == read.ReaderVersion ? [] : [read];

    /// <summary>Folds an event into what is known.</summary>
    public static Bulletin? Evolve(Bulletin? known, string id, object happened) => happened switch
    {
        BulletinRegistered registered => registered.ToBulletin(id),
        BulletinRead read when known is not null => known with { ReadBy = read.ReaderVersion, Proposals = known.Proposals + read.Proposals },
        BulletinWithdrawn withdrawn when known is not null => known with { WithdrawnBecause = withdrawn.Reason },
        _ => known,
    };

    private static string Differences(Bulletin known, Bulletin wanted)
    {
        IEnumerable<string> fields =
        [
            known.Title != wanted.Title ? "title" : "",
            known.Publisher != wanted.Publisher ? "publisher" : "",
            known.Issued != wanted.Issued ? "issued" : "",
            known.Published != wanted.Published ? "published" : "",
            known.Language != wanted.Language ? "language" : "",
            known.Kind != wanted.Kind ? "kind" : "",
        ];
        return string.Join(", ", fields.Where(field => field.Length > 0));
    }
}

/// <summary>A bulletin was registered; its text was stored beside, under its hash.</summary>
/// <inheritdoc cref="Bulletin"/>
public sealed record BulletinRegistered(
    string Title,
    string Publisher,
    Edtf Issued,
    DateOnly Published,
    string Language,
    string Kind,
    string Sha256,
    int Length)
{
    /// <summary>Whether the program is to read it. It is not in older events, whose bulletins people had read.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool ToBeRead { get; init; }

    internal static BulletinRegistered From(Bulletin bulletin) => new(
        bulletin.Title, bulletin.Publisher, bulletin.Issued, bulletin.Published,
        bulletin.Language, bulletin.Kind, bulletin.Sha256, bulletin.Length)
    {
        ToBeRead = bulletin.ToBeRead,
    };

    internal Bulletin ToBulletin(string id) => new(id, Title, Publisher, Issued, Published, Language, Kind, Sha256, Length) { ToBeRead = ToBeRead };
}

/// <summary>A bulletin was withdrawn: from here on its words prove nothing.</summary>
/// <param name="Reason">Why, in a sentence.</param>
public sealed record BulletinWithdrawn(string Reason);

/// <summary>The reader read a bulletin; what it found, the proposals tell that were made in the same moment.</summary>
/// <param name="ReaderVersion">Which rules.</param>
/// <param name="Sentences">How many sentences the text has.</param>
/// <param name="DatedSentences">How many of them have a date of their own.</param>
/// <param name="Proposals">How many proposals were made.</param>
/// <param name="Failure">Why it could not be read, in a sentence; null when it could.</param>
public sealed record BulletinRead(string ReaderVersion, int Sentences, int DatedSentences, int Proposals, string? Failure);

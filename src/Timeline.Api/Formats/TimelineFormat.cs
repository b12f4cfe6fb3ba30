using System.Buffers;
using Timeline.Api.Http;
using Timeline.Api.Timelines;

namespace Timeline.Api.Formats;

/// <summary>A format of a timeline.</summary>
/// <param name="Name">Its name in <c>format=</c>.</param>
/// <param name="MediaType">What it is sent as.</param>
/// <param name="Description">What it is for, in a few words.</param>
/// <param name="Writer">Makes a writer.</param>
internal sealed record TimelineFormat(
    string Name, string MediaType, string Description, Func<IBufferWriter<byte>, FormatSetting, IEntryWriter> Writer)
{
    /// <summary>Whether it comes in pages; if not, the whole result is one stream.</summary>
    public bool IsPaged { get; init; }

    /// <summary>Whether the Accept header can choose it; if not, its media type means another format.</summary>
    public bool IsAcceptable { get; init; } = true;

    /// <summary>The order when none is asked for.</summary>
    public string Sort { get; init; } = "occurred";

    /// <summary>Whether its readers keep what they were told, so that they must learn what has gone.</summary>
    public bool TellsGone { get; init; }

    /// <summary>Whether it tells of the documents too.</summary>
    public bool TellsBulletins { get; init; }

    /// <summary>The entries to tell: those that the filter chooses, and those that have gone where readers must learn of them and the query leaves it open.</summary>
    public TimelineFilter EntriesOf(TimelineFilter filter, QueryReader query) =>
        TellsGone && query.One("status") is null ? filter with { Status = null, TellsVanished = true } : filter;

    public string ContentType => MediaType.StartsWith("text/", StringComparison.Ordinal) ? $"{MediaType}; charset=utf-8" : MediaType;
}

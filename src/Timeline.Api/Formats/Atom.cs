using System.Buffers;
using System.Globalization;
using System.Text;
using System.Xml;
using Timeline.Api.Timelines;
using Timeline.Domain;
using Timeline.Domain.Occurrences;

namespace Timeline.Api.Formats;

/// <summary>A feed of RFC 4287; what has gone leaves a tombstone of RFC 6721.</summary>
internal sealed class Atom : IEntryWriter
{
    private const string Feed = "http://www.w3.org/2005/Atom";
    private const string Tombstones = "http://purl.org/atompub/tombstones/1.0";

    private readonly IBufferWriter<byte> _output;
    private readonly FormatSetting _setting;
    private readonly MemoryStream _written = new();
    private readonly XmlWriter _xml;

    public Atom(IBufferWriter<byte> output, FormatSetting setting)
    {
        _output = output;
        _setting = setting;
        _xml = XmlWriter.Create(_written, new XmlWriterSettings { Encoding = new UTF8Encoding(false) });
    }

    public void Begin()
    {
        _xml.WriteStartElement("feed", Feed);
        _xml.WriteAttributeString("xmlns", "at", null, Tombstones);
        Element("id", _setting.Feed);
        Element("title", "Timeline");
        Element("updated", Instant(_setting.Updated));
        _xml.WriteStartElement("author", Feed);
        Element("name", "Timeline");
        _xml.WriteEndElement();
        Link("self", _setting.Self);
        if (_setting.Next is { } next) Link("next", next);
        Send();
    }

    public void Write(Entry entry)
    {
        if (entry.GoneBecause is null) Tell(entry);
        else TellGone(entry);
        Send();
    }

    public void End()
    {
        _xml.WriteEndElement();
        Send();
    }

    public void Dispose()
    {
        _xml.Dispose();
        _written.Dispose();
    }

    private void Tell(Entry entry)
    {
        _xml.WriteStartElement("entry", Feed);
        Element("id", Name(entry));
        Element("title", entry.Title);
        Element("updated", Instant(entry.RecordedAt));
        Element("published", Instant(entry.FirstPublished.ToDateTime(default)));
        Element("summary", EntryTexts.Story(entry));
        foreach (var term in entry.Topics.Prepend(Words<OccurrenceKind>.Of(entry.Kind)))
        {
            _xml.WriteStartElement("category", Feed);
            _xml.WriteAttributeString("term", term);
            _xml.WriteEndElement();
        }

        Link("alternate", _setting.AddressOf(entry));
        _xml.WriteEndElement();
    }

    private void TellGone(Entry entry)
    {
        _xml.WriteStartElement("at", "deleted-entry", Tombstones);
        _xml.WriteAttributeString("ref", Name(entry));
        _xml.WriteAttributeString("when", Instant(entry.RecordedAt));
        _xml.WriteElementString("at", "comment", Tombstones, Clean(entry.GoneBecause!));
        _xml.WriteEndElement();
    }

    /// <summary>The same wherever the service is reached.</summary>
    private static string Name(Entry entry) => $"urn:timeline:{entry.Id}";

    private void Element(string name, string text) => _xml.WriteElementString(name, Feed, Clean(text));

    private void Link(string relation, string address)
    {
        _xml.WriteStartElement("link", Feed);
        _xml.WriteAttributeString("rel", relation);
        _xml.WriteAttributeString("href", address);
        _xml.WriteEndElement();
    }

    /// <summary>XML has no way at all to write most control characters.</summary>
    private static string Clean(string text) =>
        text.All(c => XmlConvert.IsXmlChar(c) || char.IsSurrogate(c)) ? text : string.Concat(text.Select(c => XmlConvert.IsXmlChar(c) || char.IsSurrogate(c) ? c : '\uFFFD'));

    private static string Instant(DateTime time) => time.ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFF'Z'", CultureInfo.InvariantCulture);

    private void Send()
    {
        _xml.Flush();
        _output.Write(_written.GetBuffer().AsSpan(0, (int)_written.Length));
        _written.SetLength(0);
    }
}

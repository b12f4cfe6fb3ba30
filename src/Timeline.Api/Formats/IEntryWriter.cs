using Timeline.Api.Timelines;

namespace Timeline.Api.Formats;

/// <summary>Writes entries in one format, each as it comes, and holds none of them.</summary>
internal interface IEntryWriter : IDisposable
{
    void Begin();

    void Write(Entry entry);

    void End();
}

namespace Timeline.Api.Dashboards;

/// <summary>By what each bucket of a histogram is split.</summary>
internal enum HistogramSplit
{
    None,
    Kind,
    [System.Text.Json.Serialization.JsonStringEnumMemberName("quadClass")]
    QuadClass,
    Actor,
    Topic,
}

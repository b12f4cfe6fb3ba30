using System.Text.Json;

namespace Timeline.Http.Tests.Disputes;

/// <summary>Compares what is told in JSON.</summary>
internal static class JsonAssert
{
    /// <summary>All members that are expected are there with their values.</summary>
    public static void Tells(JsonElement expected, JsonElement actual, string where)
    {
        foreach (var member in expected.EnumerateObject())
        {
            var told = actual.GetProperty(member.Name);
            Assert.True(JsonElement.DeepEquals(member.Value, told), $"{where}, {member.Name}:\nexpected {member.Value.GetRawText()}\nbut is   {told.GetRawText()}");
        }
    }

    public static void Same(JsonElement expected, JsonElement actual, string where) =>
        Assert.True(JsonElement.DeepEquals(expected, actual), $"{where}:\nexpected {expected.GetRawText()}\nbut is   {actual.GetRawText()}");
}

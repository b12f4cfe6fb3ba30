using Microsoft.OpenApi;

namespace Timeline.Api.OpenApi;

/// <summary>Tells of the parts of an address.</summary>
internal static class PathNotes
{
    public static void Describe(OpenApiParameter parameter, string path) => (parameter.Description, parameter.Example) = parameter.Name switch
    {
        "n" => ("Which citation, from 1, in the order in which the entry shows them.", "2"),
        "relation" => ("How it relates to the other one.", "part_of"),
        "to" => ("The other one's slug.", "2021-01-11-moscow-summit"),
        _ => ("The slug, as lists give it.", path.Split('/')[1] switch
        {
            "timeline" or "occurrences" => "2021-01-21-dostlug-memorandum",
            "disputes" => "dostlug-field",
            "dyads" => parameter.Name == "a" ? "azerbaijan" : "turkmenistan",
            "actors" => "turkmenistan",
            "topics" => "energy",
            "proposals" => "institute-2022-07-1",
            _ => "air-center-2021-01",
        }),
    };
}

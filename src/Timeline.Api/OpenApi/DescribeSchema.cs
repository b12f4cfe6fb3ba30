using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;
using Timeline.Api.Actors;
using Timeline.Api.Bulletins;
using Timeline.Api.Changes;
using Timeline.Api.Occurrences;
using Timeline.Api.Places;
using Timeline.Api.Proposals;
using Timeline.Api.Timelines;
using Timeline.Api.Topics;
using Timeline.Domain.Dates;

namespace Timeline.Api.OpenApi;

/// <summary>Tells of shapes what their types cannot: dates in EDTF, and which fields must be there.</summary>
internal sealed class DescribeSchema : IOpenApiSchemaTransformer
{
    /// <summary>What a request must have. Whatever else is answered always has all its fields.</summary>
    private static readonly Dictionary<Type, string[]> RequiredInRequests = new()
    {
        [typeof(NewBulletin)] = ["text"],
        [typeof(NewOccurrence)] = ["kind", "date", "basis", "yearGiven", "title", "participants", "topics", "coding", "citation"],
        [typeof(NewCitation)] = ["bulletin", "quote"],
        [typeof(QuotationRequest)] = ["bulletin", "quote", "basis"],
        [typeof(CorrectionRequest)] = ["changes", "reason"],
        [typeof(CorrectedFields)] = [],
        [typeof(AmendedFields)] = [],
        [typeof(AcceptRequest)] = [],
        [typeof(UndoRequest)] = [],
        [typeof(SeveralRequest)] = ["confidence"],
        [typeof(NewClaim)] = ["about", "actor", "stance", "date", "citation"],
        [typeof(LinkRequest)] = ["to", "relation"],
        [typeof(MergeRequest)] = ["into", "reason"],
        [typeof(ReasonRequest)] = ["reason"],
        [typeof(ParticipantRequest)] = ["actor", "role"],
        [typeof(CodingRequest)] = ["type"],
        [typeof(ActorRequest)] = ["id", "name", "type"],
        [typeof(SharedAliasRequest)] = ["alias", "context"],
        [typeof(RepresentationRequest)] = ["actor"],
        [typeof(TopicRequest)] = ["id", "label", "scope"],
        [typeof(DisputeRequest)] = ["parties"],
        [typeof(PlaceRequest)] = ["id", "name", "latitude", "longitude", "precision"],
    };

    public Task TransformAsync(OpenApiSchema schema, OpenApiSchemaTransformerContext context, CancellationToken cancellationToken)
    {
        var type = context.JsonTypeInfo.Type;
        if (type == typeof(Edtf) || type == typeof(Edtf?))
        {
            schema.Type = type == typeof(Edtf) ? JsonSchemaType.String : JsonSchemaType.String | JsonSchemaType.Null;
            schema.Description ??= "A date in EDTF (ISO 8601-2:2019, level 1).";
            schema.Examples = ["2021-05-12"];
        }
        else if ((Nullable.GetUnderlyingType(type) ?? type).IsEnum)
        {
            // That a field may be null, the field says; the words themselves are never null.
            schema.Type = JsonSchemaType.String;
            schema.Enum = [.. (schema.Enum ?? []).Where(word => word is not null)];
        }
        else if (schema.Properties is { Count: > 0 } properties)
        {
            if (type == typeof(FieldChange) || type == typeof(DiffField))
            {
                properties["old"] = new OpenApiSchema { Description = "Its value before; null when there was none." };
                properties["new"] = new OpenApiSchema { Description = "Its value from then on." };
            }

            schema.Required = new HashSet<string>(RequiredInRequests.TryGetValue(type, out var required) ? required : properties.Keys);
        }

        return Task.CompletedTask;
    }
}

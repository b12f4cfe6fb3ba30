using Timeline.Api.Actors;
using Timeline.Api.Bulletins;
using Timeline.Api.Catalogues;
using Timeline.Api.Occurrences;
using Timeline.Api.OpenApi;
using Timeline.Api.Places;
using Timeline.Api.Proposals;
using Timeline.Api.Timelines;
using Timeline.Api.Topics;
using Timeline.Domain.Actors;
using Timeline.Domain.Places;
using Timeline.Domain.Topics;

namespace Timeline.Api;

/// <summary>What can be recorded, and where.</summary>
internal static class WritingEndpoints
{
    private const string Chapter = "Corrections";

    public static void MapWriting(this WebApplication app)
    {
        app.MapPost("/v1/bulletins", PostBulletin.HandleAsync).Records<NewBulletin, BulletinView>(
            "Bulletins", "Register a bulletin", "It is read in the background: its `reading` tells how far that is, and what was found waits under `/v1/proposals`. What is left out is taken from the first lines of the text, where they tell it. The same bytes again are answered with 200 and the bulletin they were before.", PostBulletin.Parameters);
        app.MapPost("/v1/bulletins/{id}/withdrawal", PostWithdrawal.HandleAsync).Changes<ReasonRequest, BulletinView>(
            "Bulletins", "Withdraw a bulletin", "From here on its words prove nothing: entries that no other document proves are gone.");
        app.MapPost("/v1/occurrences", PostOccurrence.HandleAsync).Records<NewOccurrence, Entry>(
            "Timelines", "Record an occurrence", "Proved by a quotation, whose place in the text is worked out. Just the same again is answered with 200.");
        app.MapPost("/v1/actors", (HttpContext http, PostDescriptions post) => post.ActorAsync(http)).Records<ActorRequest, Actor>(
            "Actors", "Describe an actor", "A new actor, or a new description in place of the last.").TakesIfMatch();
        app.MapPost("/v1/topics", (HttpContext http, PostDescriptions post) => post.TopicAsync(http)).Records<TopicRequest, Topic>(
            "Topics", "Describe a topic", "A new topic, or a new description in place of the last.").TakesIfMatch();
        app.MapPost("/v1/places", (HttpContext http, PostDescriptions post) => post.PlaceAsync(http)).Records<PlaceRequest, Place>(
            "Places", "Describe a place", "A new place, or a new description in place of the last.").TakesIfMatch();
        app.MapPost("/v1/proposals/accept", (HttpContext http, PostSeveral post) => post.HandleAsync(http)).Decides<SeveralRequest, SeveralAccepted>(
            "Proposals", "Accept all that are sure enough", "All open proposals of at least this confidence, of one bulletin and kind if told, in one moment. What the present state does not allow stays open, and is told with the reason.");
        MapDecisions(app.MapGroup("/v1/proposals/{id}"));
        MapCorrections(app.MapGroup("/v1/occurrences/{id}"));
    }

    private static void MapDecisions(RouteGroupBuilder proposal)
    {
        proposal.MapPost("/accept", (string id, HttpContext http, PostDecisions post) => post.AcceptAsync(id, http)).Changes<AcceptRequest, ProposalView>(
            "Proposals", "Accept it", "Records the occurrence, and describes actors that are new, in the same moment; or adds its citations to the entry that `cites` names. A 409 when another bulletin has told what seems the same meanwhile. The body may be left out.");
        proposal.MapPost("/amend", (string id, HttpContext http, PostDecisions post) => post.AmendAsync(id, http)).Changes<AmendedFields, ProposalView>(
            "Proposals", "Change and accept it", "A field that is left out stays. `cites` set to null makes an entry of its own of it, set to a slug a further citation of that one.");
        proposal.MapPost("/reject", (string id, HttpContext http, PostDecisions post) => post.RejectAsync(id, http)).Changes<ReasonRequest, ProposalView>(
            "Proposals", "Reject it", "The timeline stays as it is; the reason stays with the proposal.");
        proposal.MapPost("/undo", (string id, HttpContext http, PostDecisions post) => post.UndoAsync(id, http)).Changes<UndoRequest, ProposalView>(
            "Proposals", "Undo the decision", "It is open again. What its acceptance recorded is retracted, the citations that it added are taken back; a 409 when that entry was changed since. The body may be left out.");
    }

    private static void MapCorrections(RouteGroupBuilder occurrence)
    {
        occurrence.MapPost("/citations", PostCitation.HandleAsync).Changes<QuotationRequest, Entry>(
            Chapter, "Cite another passage", "Of the same document or another; it proves the occurrence too.");
        occurrence.MapDelete("/citations/{n}", DeleteCitation.HandleAsync).Removes<Entry>(
            Chapter, "Take a passage back", "One at least must stay; what nothing proves is retracted instead.", DeleteCitation.Parameters);
        occurrence.MapPost("/corrections", PostCorrection.HandleAsync).Changes<CorrectionRequest, Entry>(
            Chapter, "Correct the record", "A field that is left out stays; summary, place and note are cleared by null. With a citation the correction counts from the day on which that document came out, without one at every time.");
        occurrence.MapPost("/claims", PostClaim.HandleAsync).Changes<NewClaim, Entry>(
            Chapter, "Record a claim", "What a side holds about a proposition, and the words that prove it.");
        occurrence.MapPost("/links", PostLink.HandleAsync).Changes<LinkRequest, Entry>(
            Chapter, "Relate it to another one", "The other one is there already.");
        occurrence.MapDelete("/links/{relation}/{to}", DeleteLink.HandleAsync).Removes<Entry>(
            Chapter, "Take a relation back", "The two stay as they are.");
        occurrence.MapPost("/merge", PostMerge.HandleAsync).Changes<MergeRequest, Entry>(
            Chapter, "Merge it into another one", "The other one stays, with its own fields and the citations and claims of both; this one leads there.");
        occurrence.MapPost("/unmerge", PostUnmerge.HandleAsync).Changes<ReasonRequest, Entry>(
            Chapter, "Undo its merge", "It is an entry of its own again, and takes just its own citations and claims along.");
        occurrence.MapPost("/retraction", PostRetraction.HandleAsync).Changes<ReasonRequest, Entry>(
            Chapter, "Retract it", "It counts no more; its history stays.");
        occurrence.MapPost("/reinstatement", PostReinstatement.HandleAsync).Changes<ReasonRequest, Entry>(
            Chapter, "Reinstate it", "What was retracted counts again.");
    }
}

using System.Globalization;
using Timeline.Api.Operations;
using Timeline.Domain;
using Timeline.Domain.Actors;
using Timeline.Domain.Coding;
using Timeline.Domain.Occurrences;
using Timeline.Reading;

namespace Timeline.Api.Proposals.Reviewing;

/// <summary>Shows a proposal to somebody who is to decide: its words in their place, its fields, and why the reader made it.</summary>
internal sealed class ShowProposal(BulletinText text, bool isTerminal)
{
    /// <summary>How much of the text stands on either side of a quotation.</summary>
    private const int Around = 80;

    /// <summary>The lines to show.</summary>
    public IEnumerable<string> Lines(StoredProposal stored, int place, int of)
    {
        var (proposal, o) = (stored.Proposal, stored.Proposal.Occurrence);
        yield return Strong(string.Create(CultureInfo.InvariantCulture, $"{place} of {of}  {stored.Id}  confidence {proposal.Proposed.Confidence:0.00}"));
        foreach (var citation in o.Citations) yield return $"  {Marked(citation)}";
        yield return $"  kind          {Words<OccurrenceKind>.Of(o.Kind)}";
        yield return $"  date          {o.Date} ({Words<DateBasis>.Of(o.Citations.Min(citation => citation.Basis))}, year {(o.YearGiven ? "given" : "not given")})";
        yield return $"  title         {o.Title}";
        yield return $"  participants  {Listed(o.Participants.Select(p => $"{p.Actor}:{Words<ParticipantRole>.Of(p.Role)}{(p.As is null ? "" : $":{p.As}")}"))}";
        yield return $"  topics        {Listed(o.Topics)}";
        yield return $"  place         {o.Place ?? "none"}";
        yield return $"  coding        {Words<CodingType>.Of(o.Coding.Type)}{(o.Coding.Mode is { } mode ? $"/{Words<CodingMode>.Of(mode)}" : "")}";
        if (proposal.NewActors.Count > 0) yield return $"  new actors    {Listed(proposal.NewActors.Select(Told))}";
        if (proposal.Cites is { } cites) yield return $"  cites         {cites}";
        yield return $"  because       {string.Join("; ", proposal.Proposed.Reasons)}";
    }

    private string Marked(Citation citation)
    {
        var before = text.Read(new Passage(Math.Max(0, citation.Start - Around), citation.Start));
        var after = text.Read(new Passage(citation.End, Math.Min(text.Length, citation.End + Around)));
        var begins = citation.Start > Around ? "… " : "";
        var ends = citation.End + Around < text.Length ? " …" : "";
        return Spoken.Line($"{begins}{before} {Strong($"»{Spoken.Line(citation.Quote)}«")} {after}{ends}");
    }

    private static string Told(Actor actor) =>
        $"{actor.Id} ({actor.Name}, {Words<ActorType>.Of(actor.Type)}{string.Concat(actor.Represents.Select(one => $", for {one.Actor}{(one.As is null ? "" : $" as {one.As}")}"))})";

    private static string Listed(IEnumerable<string> all) => string.Join(", ", all) is { Length: > 0 } list ? list : "none";

    private string Strong(string words) => isTerminal ? $"\e[1m{words}\e[0m" : words;
}

using Timeline.Domain;
using Timeline.Domain.Occurrences;
using Timeline.Reading;

namespace Timeline.Api.Occurrences;

/// <summary>Finds quotations in the documents they are from.</summary>
internal static class Quotations
{
    /// <summary>Turns a valid request into a citation, or says why it proves nothing.</summary>
    public static (Citation? Citation, string? Problem) Locate(QuotationRequest request, BulletinText text)
    {
        var passages = text.FindAll(request.Quote!);
        if (passages.Count == 0) return (null, NotFound(request, text));
        if (passages.Count > 1 && request.Nth is null)
            return (null, $"The quotation stands {passages.Count} times in '{request.Bulletin}'. Make it longer, or say which one by 'nth', 1 to {passages.Count}.");
        if (request.Nth > passages.Count)
            return (null, $"The quotation stands {passages.Count} time(s) in '{request.Bulletin}', so there is no nth = {request.Nth}.");

        var passage = passages[(request.Nth ?? 1) - 1];
        return (new Citation(request.Bulletin!, request.Section, request.Quote!, passage.Start, passage.End, Words<DateBasis>.Parse(request.Basis)), null);
    }

    private static string NotFound(QuotationRequest request, BulletinText text)
    {
        var parting = text.Compare(request.Quote!);
        return parting.Shared.Length == 0
            ? $"The quotation is not in '{request.Bulletin}'; give its words character for character."
            : $"The quotation is not in '{request.Bulletin}'. After «{parting.Shared}» the text goes on «{parting.InText}», the quotation «{parting.InQuote}».";
    }
}

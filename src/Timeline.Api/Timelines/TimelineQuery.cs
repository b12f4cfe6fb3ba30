using FluentValidation;
using Timeline.Api.Catalogues;
using Timeline.Api.Http;
using Timeline.Api.Validation;
using Timeline.Domain.Dates;

namespace Timeline.Api.Timelines;

/// <summary>The values of a query that no list of words can tell right from wrong, as they were given.</summary>
internal sealed record TimelineQuery(
    IReadOnlyList<string> Actor,
    IReadOnlyList<string> Between,
    IReadOnlyList<string> Topic,
    IReadOnlyList<string> Place,
    IReadOnlyList<string> Bulletin,
    string? Q,
    string? OccurredFrom,
    string? OccurredTo,
    string? PublishedUntil,
    string? RecordedUntil,
    string? Limit)
{
    public static TimelineQuery From(QueryReader query) => new(
        query.All("actor"), query.All("between"), query.All("topic"), query.All("place"), query.All("bulletin"),
        query.One("q"), query.One("occurred_from"), query.One("occurred_to"), query.One("published_until"), query.One(Http.RecordedUntil.Parameter),
        query.One("limit"));

    /// <summary>The name of the parameter behind a property.</summary>
    public static string ParameterOf(string property) => property.Split('[')[0] switch
    {
        nameof(OccurredFrom) => "occurred_from",
        nameof(OccurredTo) => "occurred_to",
        nameof(PublishedUntil) => "published_until",
        nameof(RecordedUntil) => Http.RecordedUntil.Parameter,
        var name => name.ToLowerInvariant(),
    };
}

/// <summary>The values must be known and fit together.</summary>
internal sealed class TimelineQueryValidator : AbstractValidator<TimelineQuery>
{
    private const int LongestSearch = 200;

    public TimelineQueryValidator(Catalogue catalogue, IReadOnlyCollection<string> bulletins)
    {
        RuleForEach(query => query.Actor).MustBeActor(catalogue);
        RuleForEach(query => query.Topic).MustBeTopic(catalogue);
        RuleForEach(query => query.Place).MustBePlace(catalogue);
        RuleForEach(query => query.Bulletin).Must(bulletins.Contains)
            .WithMessage((_, slug) => $"'{slug}' is not the slug of a bulletin.{NearMisses.Sentence(slug, bulletins)}");
        RuleForEach(query => query.Between).Custom((pair, context) => CheckPair(pair, catalogue, context));
        RuleFor(query => query.Q).MaximumLength(LongestSearch).WithMessage($"It has more than {LongestSearch} characters.");
        RuleFor(query => query.OccurredFrom).Custom(CheckBound);
        RuleFor(query => query.OccurredTo).Custom(CheckBound);
        RuleFor(query => query.OccurredTo).Custom(CheckOrder);
        RuleFor(query => query.PublishedUntil).Custom(CheckUntil);
        RuleFor(query => query.RecordedUntil).Custom(CheckRecorded);
        RuleFor(query => query.Limit).Must(text => text is null || TimelineParameters.ParseLimit(text) is not null)
            .WithMessage(query => $"'{query.Limit}' is no limit; expected a whole number from 1 to {TimelineParameters.MaximumLimit}.");
    }

    private static void CheckPair(string pair, Catalogue catalogue, ValidationContext<TimelineQuery> context)
    {
        var sides = pair.Split(',');
        if (sides.Length != 2 || sides[0] == sides[1])
        {
            context.AddFailure($"'{pair}' is no pair; expected two different actors joined by a comma, such as azerbaijan,armenia.");
            return;
        }

        foreach (var side in sides.Where(side => !catalogue.HasActor(side)))
            context.AddFailure($"'{side}' is not the slug of an actor.{NearMisses.Sentence(catalogue.ActorsNear(side))}");
    }

    private static void CheckBound(string? text, ValidationContext<TimelineQuery> context)
    {
        if (text is null) return;
        if (!Edtf.TryParse(text, out var date, out var error)) context.AddFailure(error);
        else if (date.Earliest is null || date.Latest is null) context.AddFailure($"'{text}' has an open or unknown end; leave the parameter out for no bound.");
    }

    private static void CheckOrder(string? to, ValidationContext<TimelineQuery> context)
    {
        if (Edtf.TryParse(context.InstanceToValidate.OccurredFrom, out var from, out _)
            && Edtf.TryParse(to, out var until, out _) && from.Earliest > until.Latest)
            context.AddFailure($"'{to}' ends before occurred_from ('{from}') begins.");
    }

    private static void CheckRecorded(string? text, ValidationContext<TimelineQuery> context)
    {
        if (text is not null && RecordedUntil.ProblemWith(text) is { } problem) context.AddFailure(problem);
    }

    private static void CheckUntil(string? text, ValidationContext<TimelineQuery> context)
    {
        if (text is not null && Timelines.PublishedUntil.ProblemWith(text) is { } problem) context.AddFailure(problem);
    }
}

using FluentValidation;
using Timeline.Api.Catalogues;
using Timeline.Domain;
using Timeline.Domain.Dates;

namespace Timeline.Api.Validation;

/// <summary>Rules that requests, queries and seeds share. Each message says what was given and what was expected.</summary>
internal static class Rules
{
    public static IRuleBuilderOptionsConditions<T, string?> MustBeText<T>(this IRuleBuilder<T, string?> rule, int maximum) =>
        rule.Custom((text, context) =>
        {
            if (string.IsNullOrWhiteSpace(text)) context.AddFailure("It is missing; a text was expected.");
            else CheckText(text, maximum, context);
        });

    public static IRuleBuilderOptionsConditions<T, string?> MayBeText<T>(this IRuleBuilder<T, string?> rule, int maximum) =>
        rule.Custom((text, context) =>
        {
            if (text is not null) CheckText(text, maximum, context);
        });

    public static IRuleBuilderOptionsConditions<T, string?> MustBeSlug<T>(this IRuleBuilder<T, string?> rule) => rule.MustBeSlugBut();

    /// <param name="rule">The rule.</param>
    /// <param name="taken">Words that mean something else where the slug would stand in an address.</param>
    public static IRuleBuilderOptionsConditions<T, string?> MustBeSlugBut<T>(this IRuleBuilder<T, string?> rule, params string[] taken) =>
        rule.Custom((text, context) =>
        {
            if (!Slug.IsValid(text)) context.AddFailure($"'{text}' is no slug: expected {Slug.Shape}.");
            else if (taken.Contains(text)) context.AddFailure($"'{text}' means something else in addresses; choose another slug.");
        });

    /// <summary>For what stands at <c>/v1/timeline/{slug}</c>, beside <c>diff</c> and <c>histogram</c>.</summary>
    public static IRuleBuilderOptionsConditions<T, string?> MustBeSlugOfOccurrence<T>(this IRuleBuilder<T, string?> rule) => rule.MustBeSlugBut("diff", "histogram");

    public static IRuleBuilderOptionsConditions<T, string?> MustBeEdtf<T>(this IRuleBuilder<T, string?> rule) =>
        rule.Custom((text, context) =>
        {
            if (text is null) context.AddFailure("It is missing; an EDTF date such as 2021-05-12, 2021-05 or 2021-05-12/2021-05-14 was expected.");
            else if (!Edtf.TryParse(text, out _, out var error)) context.AddFailure(error);
        });

    public static IRuleBuilderOptionsConditions<T, string?> MustBeOneOf<T, TEnum>(this IRuleBuilder<T, string?> rule)
        where TEnum : struct, Enum =>
        rule.Custom((text, context) =>
        {
            if (text is null) context.AddFailure($"It is missing; one of {string.Join(", ", Words<TEnum>.All)} was expected.");
            else if (!Words<TEnum>.TryParse(text, out _))
                context.AddFailure($"'{text}' is none of {string.Join(", ", Words<TEnum>.All)}.{NearMisses.Sentence(text, Words<TEnum>.All)}");
        });

    public static IRuleBuilderOptionsConditions<T, string?> MustBeActor<T>(this IRuleBuilder<T, string?> rule, Catalogue catalogue) =>
        rule.Custom((text, context) => CheckKnown(text, "an actor", catalogue.HasActor, catalogue.ActorsNear, context));

    public static IRuleBuilderOptionsConditions<T, string?> MustBeTopic<T>(this IRuleBuilder<T, string?> rule, Catalogue catalogue) =>
        rule.Custom((text, context) => CheckKnown(text, "a topic", catalogue.HasTopic, catalogue.TopicsNear, context));

    public static IRuleBuilderOptionsConditions<T, string?> MustBePlace<T>(this IRuleBuilder<T, string?> rule, Catalogue catalogue) =>
        rule.Custom((text, context) => CheckKnown(text, "a place", catalogue.HasPlace, catalogue.PlacesNear, context));

    /// <summary>Every list must be there and hold no null; <c>[]</c> is a list.</summary>
    public static IRuleBuilderOptionsConditions<T, IReadOnlyList<TItem?>?> MustBeList<T, TItem>(this IRuleBuilder<T, IReadOnlyList<TItem?>?> rule)
        where TItem : class =>
        rule.Custom((list, context) =>
        {
            if (list is null) context.AddFailure("It is missing; a list was expected.");
            else if (list.Contains(null)) context.AddFailure("It holds a null.");
        });

    private static void CheckText<T>(string text, int maximum, ValidationContext<T> context)
    {
        if (text.Length > maximum) context.AddFailure($"It has {text.Length} characters; at most {maximum} are taken.");
        if (text.Contains('\0')) context.AddFailure("It holds the character NUL; take it out.");
    }

    private static void CheckKnown<T>(
        string? slug, string what, Func<string, bool> isKnown, Func<string, IReadOnlyList<string>> near, ValidationContext<T> context)
    {
        if (slug is null) context.AddFailure($"It is missing; the slug of {what} was expected.");
        else if (!isKnown(slug)) context.AddFailure($"'{slug}' is not the slug of {what}.{NearMisses.Sentence(near(slug))}");
    }
}

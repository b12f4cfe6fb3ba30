using FluentValidation;
using Timeline.Api.Validation;

namespace Timeline.Api.Seeds;

/// <summary>Something that stands in a file of seeds, and where.</summary>
/// <param name="File">The file, below the folder of seeds.</param>
/// <param name="Value">What it says.</param>
/// <param name="LineOf">The line of one of its fields; of its beginning when the field is not there.</param>
internal sealed record SeedEntry<T>(string File, T Value, Func<string, int> LineOf)
{
    public SeedProblem Problem(string field, string message) => new(File, LineOf(field), field, message);

    public IEnumerable<SeedProblem> ProblemsFoundBy(IValidator<T> validator) =>
        validator.Validate(Value).Errors.Select(failure => Problem(failure.FieldName(), failure.ErrorMessage));
}

/// <summary>A file of seeds as far as it could be read.</summary>
internal sealed record SeedFile<T>(string Name, IReadOnlyList<SeedEntry<T>> Entries, IReadOnlyList<SeedProblem> Problems)
{
    /// <summary>The same file with more problems found.</summary>
    public SeedFile<T> With(IEnumerable<SeedProblem> problems) => this with { Problems = [.. Problems, .. problems] };
}

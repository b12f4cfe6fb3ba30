namespace Timeline.Domain.Tests;

/// <summary>The names of all that a record is made of, so that a test that changes them one by one cannot forget a new one.</summary>
internal static class Particulars
{
    public static IEnumerable<string> Of<T>() =>
        typeof(T).GetConstructors().Single().GetParameters().Select(parameter => parameter.Name!).Order(StringComparer.Ordinal);

    public static IEnumerable<string> Changed<T>(IReadOnlyDictionary<string, Func<T, T>> changes) => changes.Keys.Order(StringComparer.Ordinal);
}

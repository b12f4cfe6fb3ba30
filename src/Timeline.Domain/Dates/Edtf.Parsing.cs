using System.Diagnostics.CodeAnalysis;

namespace Timeline.Domain.Dates;

/// <content>From text; also the form in which ASP.NET binds a parameter.</content>
public readonly partial struct Edtf : IParsable<Edtf>
{
    /// <summary>Reads a text of the forms that <see cref="Edtf"/> lists, with nothing before or after it.</summary>
    /// <param name="text">The text; it is kept as it stands.</param>
    /// <exception cref="ArgumentNullException"><paramref name="text"/> is null.</exception>
    /// <exception cref="FormatException">The text is of no such form; the message says what was expected at which position (from 1), and what stood there.</exception>
    public static Edtf Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return TryParse(text, out var date, out var error) ? date : throw new FormatException(error);
    }

    /// <summary>Reads a text as <see cref="Parse(string)"/> does, without an exception.</summary>
    /// <param name="text">The text; null is refused like any other.</param>
    /// <param name="date">The date, or the default value when the text is refused.</param>
    /// <param name="error">Why the text is refused, in the words of <see cref="Parse(string)"/>; null when it is not.</param>
    public static bool TryParse([NotNullWhen(true)] string? text, out Edtf date, [NotNullWhen(false)] out string? error)
    {
        date = default;
        error = EdtfFault.Missing;
        if (text is null) return false;
        var parser = new EdtfParser(text);
        if (parser.ReadText() is { } bounds) date = new Edtf(text, bounds);
        error = parser.Error;
        return error is null;
    }

    /// <summary>Reads a text; the form of <see cref="IParsable{TSelf}"/>. No culture changes what is read.</summary>
    /// <param name="s">The text.</param>
    /// <param name="provider">Not used.</param>
    /// <param name="result">The date, or the default value when the text is refused.</param>
    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out Edtf result) => TryParse(s, out result, out _);

    static Edtf IParsable<Edtf>.Parse(string s, IFormatProvider? provider) => Parse(s);
}

using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Timeline.Api.Bulletins;
using Timeline.Api.Validation;
using Timeline.Domain.Bulletins;
using Timeline.Reading;

namespace Timeline.Api.Archives;

/// <summary>Checks a bulletin of an archive: its text must be, to the byte, what its hash tells.</summary>
internal static class CheckArchivedBulletin
{
    /// <summary>The text.</summary>
    /// <exception cref="ArchiveRefusedException">It or its particulars are wrong.</exception>
    public static BulletinText Run(ArchivedEvent e, BulletinRegistered bulletin)
    {
        var request = new BulletinRequest(
            e.Slug, bulletin.Title, bulletin.Publisher, bulletin.Issued.ToString(), bulletin.Published.ToString("O", CultureInfo.InvariantCulture), bulletin.Language, bulletin.Kind);
        var failures = new BulletinRequestValidator().Validate(request).Errors;
        if (failures.Count > 0) throw new ArchiveRefusedException([.. failures.Select(failure => new ArchiveProblem(e.Line, $"data.{failure.FieldName()}", failure.ErrorMessage))]);
        if (e.Told.Text is null) throw new ArchiveRefusedException(e.Line, "text", "It is missing; the whole text of the bulletin was expected.");
        var bytes = BytesOf(e);
        if (Convert.ToHexStringLower(SHA256.HashData(bytes)) is var hash && hash != bulletin.Sha256)
            throw new ArchiveRefusedException(e.Line, "text", $"Its SHA-256 is {hash}, not {bulletin.Sha256} as data.sha256 tells: the text was changed since it was exported. Nothing would prove the quotations from it.");
        try
        {
            var text = BulletinText.Decode(bytes);
            return text.Length == bulletin.Length
                ? text
                : throw new ArchiveRefusedException(e.Line, "data.length", $"{bulletin.Length} is told, but the text has {text.Length} code points.");
        }
        catch (FormatException wrong)
        {
            throw new ArchiveRefusedException(e.Line, "text", wrong.Message);
        }
    }

    /// <summary>The bytes of its text.</summary>
    public static byte[] BytesOf(ArchivedEvent e) => Encoding.UTF8.GetBytes(e.Told.Text!);
}

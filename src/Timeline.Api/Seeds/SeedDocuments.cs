using Timeline.Api.Bulletins;
using Timeline.Api.Validation;
using Timeline.Domain.Bulletins;
using Timeline.Reading;

namespace Timeline.Api.Seeds;

/// <summary>Reads the documents that <c>bulletins.yaml</c> names.</summary>
internal static class SeedDocuments
{
    /// <returns>The documents that can be registered, and all that is wrong with the others.</returns>
    public static async Task<(IReadOnlyList<ReadDocument> Documents, IReadOnlyList<SeedProblem> Problems)> ReadAsync(
        SeedFolder seeds, CancellationToken cancellationToken)
    {
        var problems = new List<SeedProblem>(seeds.Bulletins.Problems);
        var documents = new List<ReadDocument>();
        foreach (var entry in seeds.Bulletins.Entries)
        {
            var request = entry.Value.ToRequest();
            var found = new BulletinRequestValidator().Validate(request).Errors
                .Select(failure => entry.Problem(failure.FieldName(), failure.ErrorMessage)).ToList();
            if (await ReadAsync(seeds.Path, entry, found, cancellationToken) is { } read && found.Count == 0)
                documents.Add(new ReadDocument(entry, request.ToBulletin(read.Bytes, read.Text), read.Bytes, read.Text));
            problems.AddRange(found);
        }

        return (documents, problems);
    }

    private static async Task<(byte[] Bytes, BulletinText Text)?> ReadAsync(
        string folder, SeedEntry<SeedBulletin> entry, List<SeedProblem> problems, CancellationToken cancellationToken)
    {
        try
        {
            var bytes = await File.ReadAllBytesAsync(Path.Combine(folder, "bulletins", entry.Value.File ?? ""), cancellationToken);
            return (bytes, BulletinText.Decode(bytes));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or FormatException)
        {
            problems.Add(entry.Problem("file", $"bulletins/{entry.Value.File} cannot be read: {e.Message}"));
            return null;
        }
    }
}

/// <summary>A document of the seeds with its text.</summary>
internal sealed record ReadDocument(SeedEntry<SeedBulletin> Entry, Bulletin Bulletin, byte[] Bytes, BulletinText Text)
{
    /// <summary>The name of its file, without extension; the file of its occurrences has the same.</summary>
    public string Name => Path.GetFileNameWithoutExtension(Entry.Value.File!);
}

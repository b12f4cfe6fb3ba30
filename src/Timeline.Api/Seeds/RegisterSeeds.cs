using Timeline.Api.Bulletins;
using Timeline.Api.Validation;
using Timeline.Domain;
using Timeline.Domain.Bulletins;
using Timeline.Reading;

namespace Timeline.Api.Seeds;

/// <summary>Registers the documents of the seeds.</summary>
internal sealed class RegisterSeeds(RegisterBulletin register)
{
    /// <returns>The bulletins by the names of their files, without extension; all that is wrong.</returns>
    public async Task<(IReadOnlyDictionary<string, SeedDocument> ByName, SeedReport Report)> RunAsync(
        SeedFolder seeds, string by, CancellationToken cancellationToken)
    {
        var problems = new List<SeedProblem>(seeds.Bulletins.Problems);
        var ready = new List<(SeedEntry<SeedBulletin> Entry, Bulletin Bulletin, byte[] Bytes, BulletinText Text)>();
        foreach (var entry in seeds.Bulletins.Entries)
        {
            var request = entry.Value.ToRequest();
            var found = new BulletinRequestValidator().Validate(request).Errors
                .Select(failure => entry.Problem(failure.FieldName(), failure.ErrorMessage)).ToList();
            if (await ReadAsync(seeds.Path, entry, found, cancellationToken) is { } read && found.Count == 0)
                ready.Add((entry, request.ToBulletin(read.Bytes, read.Text), read.Bytes, read.Text));
            problems.AddRange(found);
        }

        var byName = new Dictionary<string, SeedDocument>();
        if (problems.Count > 0) return (byName, new SeedReport(problems, 0));

        var registered = 0;
        foreach (var (entry, bulletin, bytes, text) in ready)
        {
            try
            {
                var (id, appended) = await register.HandleAsync(bulletin, bytes, by, cancellationToken);
                byName[Path.GetFileNameWithoutExtension(entry.Value.File!)] = new SeedDocument(id, text);
                if (appended is not null) registered++;
            }
            catch (RefusedException e)
            {
                problems.Add(entry.Problem("id", e.Message));
            }
        }

        return (byName, new SeedReport(problems, registered));
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

/// <summary>A registered document of the seeds.</summary>
internal sealed record SeedDocument(string Id, BulletinText Text);

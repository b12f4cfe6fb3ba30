using Timeline.Api.Bulletins;
using Timeline.Domain;
using Timeline.Reading;

namespace Timeline.Api.Seeds;

/// <summary>Registers the documents of the seeds.</summary>
internal sealed class RegisterSeeds(RegisterBulletin register)
{
    /// <returns>The bulletins by the names of their files, without extension; all that is wrong.</returns>
    public async Task<(IReadOnlyDictionary<string, SeedDocument> ByName, SeedReport Report)> RunAsync(
        SeedFolder seeds, string by, CancellationToken cancellationToken)
    {
        var byName = new Dictionary<string, SeedDocument>();
        var (documents, unread) = await SeedDocuments.ReadAsync(seeds, cancellationToken);
        if (unread.Count > 0) return (byName, new SeedReport(unread, 0));

        var problems = new List<SeedProblem>();
        var registered = 0;
        foreach (var document in documents)
        {
            try
            {
                var (id, appended) = await register.HandleAsync(document.Bulletin, document.Bytes, by, cancellationToken);
                byName[document.Name] = new SeedDocument(id, document.Text);
                if (appended is not null) registered++;
            }
            catch (RefusedException e)
            {
                problems.Add(document.Entry.Problem("id", e.Message));
            }
        }

        return (byName, new SeedReport(problems, registered));
    }
}

/// <summary>A registered document of the seeds.</summary>
internal sealed record SeedDocument(string Id, BulletinText Text);

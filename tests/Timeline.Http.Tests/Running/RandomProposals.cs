using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using Timeline.Api.Commands;
using Timeline.Api.Proposals;
using Timeline.Domain;
using Timeline.Domain.Bulletins;
using Timeline.Domain.Coding;
using Timeline.Domain.Dates;
using Timeline.Domain.Occurrences;
using Timeline.Domain.Proposals;

namespace Timeline.Http.Tests.Running;

/// <summary>Makes up bulletins that were read, and people who decide at random about what was found in them.</summary>
internal sealed class RandomProposals(IServiceProvider parts, Chronicle chronicle, int seed)
{
    private const int Each = 6;

    private readonly Random _random = new(seed);
    private readonly List<string> _ids = [];

    /// <summary>Some bulletins are read, one cannot be, and one waits.</summary>
    public async Task BeginAsync()
    {
        for (var n = 1; n <= 4; n++)
        {
            var id = string.Create(CultureInfo.InvariantCulture, $"read-{n}");
            await chronicle.BulletinAsync(id, "2021-03-01", toBeRead: true);
            if (n < 4) await ReadAsync(id, n == 3);
        }
    }

    /// <summary>People decide, and take back what they decided; what the state does not allow is left.</summary>
    public async Task GoOnAsync(int steps)
    {
        for (var i = 0; i < steps; i++)
        {
            try
            {
                await DecideAsync(_ids[_random.Next(_ids.Count)]);
            }
            catch (RefusedException)
            {
                // It is decided already, or was changed since.
            }
        }
    }

    private async Task ReadAsync(string bulletin, bool fails)
    {
        var stream = Bulletin.StreamOf(bulletin);
        var found = fails ? [] : Enumerable.Range(1, Each).Select(n => Proposed(bulletin, n)).ToList();
        await parts.GetRequiredService<DecideAndAppend>().RunAsync(
            [stream],
            known =>
            [
                known.Append(stream, "bulletin", [new BulletinRead("1", 40, 20, found.Count, fails ? "It does not look like English." : null)]),
                .. found.Select(one => known.Append(Proposal.StreamOf(Proposal.IdOf(bulletin, one.Number)), "proposal", [one])),
            ],
            ReadRegistered.By, default);
        _ids.AddRange(found.Select(one => Proposal.IdOf(bulletin, one.Number)));
    }

    private OccurrenceProposed Proposed(string bulletin, int n) => new(
        bulletin, n, "1",
        new ProposedOccurrence(
            OccurrenceKind.Meeting, Edtf.FromDay(new NodaTime.LocalDate(2021, bulletin[^1] - '0', n)), true, $"Meeting {n} of {bulletin}", null,
            [new Participant("north", ParticipantRole.Host)], ["talks"], null, new EventCoding(CodingType.Consult), null,
            [chronicle.Citation(bulletin, n), chronicle.Citation(bulletin, n + 20)]),
        [], null, 0.5m + (0.05m * n), ["made up"]);

    private async Task DecideAsync(string id)
    {
        var decide = parts.GetRequiredService<DecideProposal>();
        var known = (await decide.FindAsync(id, default))!;
        var wanted = Wanted.Of(known.Proposal);
        await (_random.Next(4) switch
        {
            0 => decide.AcceptAsync(known, wanted, Anybody, "ann", default),
            1 => decide.AcceptAsync(known, wanted with { Occurrence = wanted.Occurrence with { Title = $"Amended {_random.Next(100)}" }, IsAmended = true }, Anybody, "bob", default),
            2 => decide.RejectAsync(id, "It is no act.", Anybody, "ann", default),
            _ => decide.UndoAsync(known, null, Anybody, "bob", default),
        });
    }

    private static void Anybody(StoredProposal now)
    {
    }
}

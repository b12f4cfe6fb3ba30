using Timeline.Api.Catalogues;
using Timeline.Api.Commands;
using Timeline.Api.Http;
using Timeline.Api.Operations;
using Timeline.Domain;

namespace Timeline.Api.Proposals.Reviewing;

/// <summary>Goes through the open proposals of a bulletin with somebody who decides, one key each.</summary>
internal sealed class ReviewSession(DecideProposal decide, LogCatalogue catalogue, ReviewKeys keys, TextWriter output, ShowProposal show, Sender by)
{
    private readonly Stack<int> _way = new();
    private readonly HashSet<int> _decided = [];
    private IReadOnlyList<string> _ids = [];

    /// <summary>Shows each proposal and asks, until all are passed or somebody quits.</summary>
    /// <param name="ids">The proposals, in the order of the text.</param>
    /// <param name="cancellationToken">Stops waiting for the database.</param>
    public async Task RunAsync(IReadOnlyList<string> ids, CancellationToken cancellationToken)
    {
        _ids = ids;
        for (var place = 0; place <= ids.Count;)
        {
            if (place == ids.Count)
            {
                if (await AskAtEndAsync(place, cancellationToken) is not { } back) break;
                place = back;
                continue;
            }

            var known = (await decide.FindAsync(ids[place], cancellationToken))!;
            foreach (var line in show.Lines(known, place + 1, ids.Count)) output.WriteLine(line);
            var next = await AskAsync(known, place, cancellationToken);
            if (next is null) break;
            place = next.Value;
        }

        output.WriteLine($"{Spoken.Count(_decided.Count, "decision")}, {ids.Count - _decided.Count} left open.");
    }

    /// <summary>Asks until there is an answer that can be followed.</summary>
    /// <returns>The place to go on at; null to end.</returns>
    private async Task<int?> AskAsync(StoredProposal known, int place, CancellationToken cancellationToken)
    {
        while (true)
        {
            output.Write("[a]ccept  a[m]end  [r]eject  [s]kip  [b]ack  [q]uit > ");
            output.Flush();
            var key = keys.Next(output);
            if (key is null or 'q')
            {
                output.WriteLine();
                return null;
            }

            try
            {
                if (key == 'b') return await BackAsync(place, cancellationToken);
                if (key == 's' || await DecideAsync(key.Value, known, cancellationToken) is { } done && Tell(done, place))
                {
                    _way.Push(place);
                    return place + 1;
                }
            }
            catch (Exception e) when (e is RefusedException or RequestProblem)
            {
                output.WriteLine($"! {e.Message}");
            }
        }
    }

    /// <summary>Behind the last one there is a way back too.</summary>
    private async Task<int?> AskAtEndAsync(int place, CancellationToken cancellationToken)
    {
        while (true)
        {
            output.Write("That was the last one.  [b]ack  [q]uit > ");
            output.Flush();
            var key = keys.Next(output);
            if (key is 'b')
            {
                try
                {
                    return await BackAsync(place, cancellationToken);
                }
                catch (RefusedException e)
                {
                    output.WriteLine($"! {e.Message}");
                }
            }

            if (key is not null and not 'q') continue;
            output.WriteLine();
            return null;
        }
    }

    private bool Tell(string done, int place)
    {
        output.WriteLine(done);
        return _decided.Add(place);
    }

    /// <returns>What was done; null when the key means nothing, or nothing was to be done after all.</returns>
    private async Task<string?> DecideAsync(char key, StoredProposal known, CancellationToken cancellationToken)
    {
        switch (key)
        {
            case 'a':
                await decide.AcceptAsync(known, Wanted.Of(known.Proposal), Unchanged(known), by, cancellationToken);
                return await StandingAsync(known.Id, cancellationToken);
            case 'm':
                var typed = Typed();
                if (typed.Count == 0) return null;
                var wanted = TypedAmendment.Read(typed).Amend(known.Proposal, await catalogue.ReadAsync(cancellationToken));
                await decide.AcceptAsync(known, wanted, Unchanged(known), by, cancellationToken);
                return await StandingAsync(known.Id, cancellationToken);
            case 'r':
                output.Write("reason > ");
                if (keys.Line() is not { Length: > 0 } reason) return null;
                await decide.RejectAsync(known.Id, reason, Unchanged(known), by, cancellationToken);
                return await StandingAsync(known.Id, cancellationToken);
            default:
                output.WriteLine($"! '{key}' means nothing here.");
                return null;
        }
    }

    private List<string> Typed()
    {
        output.WriteLine($"field=value, an empty line ends ({TypedAmendment.Help})");
        var lines = new List<string>();
        while (true)
        {
            output.Write("> ");
            if (keys.Line() is not { Length: > 0 } line) return lines;
            lines.Add(line);
        }
    }

    private async Task<string> StandingAsync(string id, CancellationToken cancellationToken) =>
        (await decide.FindAsync(id, cancellationToken))!.Proposal.Standing;

    /// <summary>To the proposal before; what was decided about it is undone.</summary>
    private async Task<int?> BackAsync(int place, CancellationToken cancellationToken)
    {
        if (!_way.TryPeek(out var before))
        {
            output.WriteLine("! This is the first one.");
            return place;
        }

        var id = _ids[before];
        if (_decided.Contains(before))
        {
            var known = (await decide.FindAsync(id, cancellationToken))!;
            await decide.UndoAsync(known, reason: null, Unchanged(known), by, cancellationToken);
            _decided.Remove(before);
            output.WriteLine($"{id} is open again.");
        }

        _way.Pop();
        return before;
    }

    /// <summary>Nobody decides on what another has decided meanwhile.</summary>
    private static Action<StoredProposal> Unchanged(StoredProposal known) => now =>
    {
        if (now.Version != known.Version) throw new RefusedException($"Somebody else was faster. {now.Standing} Skip it, or quit and begin again.");
    };
}

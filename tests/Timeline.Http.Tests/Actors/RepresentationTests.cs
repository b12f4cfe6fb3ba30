using Timeline.Domain.Actors;
using Timeline.Domain.Occurrences;
using Timeline.Http.Tests.Running;
using static Timeline.Http.Tests.Running.Chronicle;

namespace Timeline.Http.Tests.Actors;

/// <summary>Who counts for whom: by offices, by their dates, through as many steps as there are.</summary>
public sealed class RepresentationTests(EmptyService service) : IClassFixture<EmptyService>
{
    [Fact]
    public async Task A_minister_counts_for_the_ministry_and_for_the_state()
    {
        var p = await ChronicleAsync("steps", Actor("steps-ministry", For("steps-state")), Actor("steps-minister", For("steps-ministry", "Minister")));
        await RecordAsync(p, "steps-talk", "2021-01-05", new Participant("steps-minister", ParticipantRole.Speaker));
        Assert.Equal(["steps-talk"], await IdsAsync("actor=steps-state"));
        Assert.Equal(["steps-talk"], await IdsAsync("actor=steps-ministry&role=speaker"));
        Assert.Empty(await IdsAsync("actor=steps-state&represented=false"));
        Assert.Equal(["steps-talk"], await IdsAsync("actor=steps-minister&represented=false"));
        Assert.Equal(["steps-ministry", "steps-state"], await RepresentsAsync("steps-talk", "steps-minister"));
    }

    [Theory]
    [InlineData("2020-12-31", false)]
    [InlineData("2021-01-01", true)]
    [InlineData("2021-06-30", true)]
    [InlineData("2021-07-01", false)]
    [InlineData("2021", true)]
    [InlineData("2020-12", false)]
    [InlineData("2020-12-20/2021-01-01", true)]
    [InlineData("2019/..", true)]
    [InlineData("2021-07/..", false)]
    public async Task An_office_counts_where_its_dates_overlap_those_of_what_happened(string date, bool counts)
    {
        var name = "dated-" + date.Replace("/", "-to-", StringComparison.Ordinal).Replace("..", "open", StringComparison.Ordinal);
        var p = await ChronicleAsync(name, Actor(name + "-envoy", For(name + "-state", "Envoy", "2021-01", "2021-06")));
        await RecordAsync(p, name, date, new Participant(name + "-envoy", ParticipantRole.Speaker));
        Assert.Equal(counts, (await IdsAsync($"actor={name}-state")).Contains(name));
    }

    [Fact]
    public async Task The_office_that_the_record_names_wins_over_the_dates_in_the_catalogue()
    {
        var p = await ChronicleAsync(
            "named", Actor("named-other"), Actor("named-envoy", For("named-state", "Envoy", to: "2019"), For("named-other", "Director", from: "2020")));
        await RecordAsync(p, "named-as-envoy", "2021-01-05", new Participant("named-envoy", ParticipantRole.Speaker, "envoy"));
        await RecordAsync(p, "named-as-nothing", "2021-01-06", new Participant("named-envoy", ParticipantRole.Speaker));
        await RecordAsync(p, "named-as-unknown", "2021-01-07", new Participant("named-envoy", ParticipantRole.Speaker, "author"));
        Assert.Equal(["named-as-envoy"], await IdsAsync("actor=named-state"));
        Assert.Equal(["named-as-nothing", "named-as-unknown"], await IdsAsync("actor=named-other"));
    }

    [Theory]
    [InlineData("former Minister")]
    [InlineData("Former Minister")]
    public async Task Who_held_an_office_formerly_counts_for_nobody(string office)
    {
        var name = office[0] == 'F' ? "former-high" : "former-low";
        var p = await ChronicleAsync(name, Actor(name + "-minister", For(name + "-state", "Minister")));
        await RecordAsync(p, name, "2021-01-05", new Participant(name + "-minister", ParticipantRole.Speaker, office));
        Assert.Empty(await IdsAsync($"actor={name}-state"));
        Assert.Equal([name], await IdsAsync($"actor={name}-minister"));
        Assert.Empty(await RepresentsAsync(name, name + "-minister"));
    }

    [Fact]
    public async Task An_organisation_does_not_count_for_its_members_nor_they_for_it()
    {
        var p = await ChronicleAsync("members", Actor("members-league"), Actor("members-secretary", For("members-league", "Secretary")));
        await RecordAsync(p, "members-league-meets", "2021-01-05", new Participant("members-league", ParticipantRole.Participant));
        await RecordAsync(p, "members-secretary-speaks", "2021-01-06", new Participant("members-secretary", ParticipantRole.Speaker));
        Assert.Equal(["members-league-meets", "members-secretary-speaks"], await IdsAsync("actor=members-league"));
        Assert.Empty(await IdsAsync("actor=members-state"));
        Assert.Equal(["members-league-meets"], await IdsAsync("actor=members-league&represented=false"));
    }

    [Fact]
    public async Task Describing_an_actor_anew_changes_what_old_entries_answer()
    {
        var p = await ChronicleAsync("anew", Actor("anew-other"), Actor("anew-ministry", For("anew-state")), Actor("anew-person", For("anew-ministry")));
        await RecordAsync(p, "anew-talk", "2021-01-05", new Participant("anew-person", ParticipantRole.Speaker));
        var before = await service.PageAsync("actor=anew-state");
        Assert.Single(before.Entries);

        await p.ActorsAsync(Actor("anew-ministry", For("anew-other")));
        await service.ReachAsync(p.Reached);
        Assert.Empty(await IdsAsync("actor=anew-state"));
        Assert.Equal(["anew-talk"], await IdsAsync("actor=anew-other"));
        Assert.Equal(["anew-ministry", "anew-other"], await RepresentsAsync("anew-talk", "anew-person"));

        await p.ActorsAsync(Actor("anew-ministry"), Actor("anew-person", For("anew-ministry"), For("anew-state")));
        await service.ReachAsync(p.Reached);
        Assert.Equal(["anew-talk"], await IdsAsync("actor=anew-state"));
        Assert.Empty(await IdsAsync("actor=anew-other"));
    }

    [Fact]
    public async Task A_new_description_holds_for_every_day_of_publication_too()
    {
        var p = await ChronicleAsync("past", Actor("past-person"));
        await p.BulletinAsync("past-later", "2022-01-31");
        await RecordAsync(p, "past-talk", "2021-01-05", new Participant("past-person", ParticipantRole.Speaker));
        await p.CiteAsync("past-talk", "past-later", 1);
        await p.ActorsAsync(Actor("past-person", For("past-state")));
        await service.ReachAsync(p.Reached);
        Assert.Equal(["past-talk"], await IdsAsync("actor=past-state"));
        Assert.Equal(["past-talk"], await IdsAsync("actor=past-state&published_until=2021-02"));
    }

    [Fact]
    public async Task Between_takes_two_different_participants_one_for_each_side()
    {
        var p = await ChronicleAsync("pair", Actor("pair-other"), Actor("pair-double", For("pair-state"), For("pair-other")), Actor("pair-person", For("pair-state")));
        await RecordAsync(p, "pair-alone", "2021-01-05", new Participant("pair-double", ParticipantRole.Speaker));
        await RecordAsync(p, "pair-both", "2021-01-06", new Participant("pair-person", ParticipantRole.Speaker), new Participant("pair-other", ParticipantRole.Host));
        await RecordAsync(p, "pair-twice", "2021-01-07", new Participant("pair-double", ParticipantRole.Speaker), new Participant("pair-double", ParticipantRole.Host));
        await RecordAsync(p, "pair-two", "2021-01-08", new Participant("pair-double", ParticipantRole.Speaker), new Participant("pair-person", ParticipantRole.Addressee));
        Assert.Equal(["pair-both", "pair-two"], await IdsAsync("between=pair-state,pair-other"));
        Assert.Equal(["pair-both", "pair-two"], await IdsAsync("between=pair-other,pair-state"));
        Assert.Empty(await IdsAsync("between=pair-other,pair-state&represented=false"));
        Assert.Equal(["pair-both"], await IdsAsync("between=pair-person,pair-other&represented=false"));
    }

    private async Task<Chronicle> ChronicleAsync(string name, params Actor[] actors)
    {
        var chronicle = new Chronicle(service.Parts);
        await chronicle.StatesAsync(name + "-state");
        await chronicle.ActorsAsync(actors);
        await chronicle.BulletinAsync(name + "-bulletin", "2021-01-31");
        return chronicle;
    }

    private async Task RecordAsync(Chronicle chronicle, string slug, string date, params Participant[] participants)
    {
        var state = participants[0].Actor.Split('-');
        var bulletin = string.Join('-', state.SkipLast(1)) + "-bulletin";
        await chronicle.RecordAsync(slug, date, bulletin, 1, participants);
        await service.ReachAsync(chronicle.Reached);
    }

    private async Task<IReadOnlyList<string>> IdsAsync(string query) => [.. (await service.PageAsync(query)).Ids];

    private async Task<IReadOnlyList<string>> RepresentsAsync(string entry, string actor) =>
        (await service.AllAsync($"actor={actor}")).Single(e => e.Id == entry).Participants.Single(p => p.Actor == actor).Represents;
}

using System.Text.Json;
using Timeline.Http.Tests.Running;
using Xunit.Abstractions;

namespace Timeline.Http.Tests.Timelines;

/// <summary>What every filter chooses, alone and with others, against a slow and obvious answer over all entries that documents had told by then.</summary>
public abstract class FilterTests(Service service, ITestOutputHelper output)
{
    private const int Seed = 1;
    private const int Shown = 60;

    [Fact]
    public async Task Two_hundred_random_questions_are_answered_as_by_looking_at_every_entry()
    {
        output.WriteLine($"seed {Seed}");
        var questions = await RandomQuestions.AboutAsync(service, Seed);
        var answered = 0;
        for (var i = 0; i < 200; i++)
        {
            var question = questions.Next();
            var all = question.PublishedUntil is { } day ? await service.AllAsync($"status=all&published_until={day:O}") : questions.All;
            var expected = question.Answer(all, questions.WithDescendants);
            var page = await service.PageAsync($"{question.Query}&limit={Shown}");
            Assert.True(expected.Take(Shown).Select(e => e.Id).SequenceEqual(page.Ids), $"{question.Query}\nexpected {string.Join(' ', expected.Select(e => e.Id))}\nanswered {string.Join(' ', page.Ids)}");
            Assert.Equal(expected.Count, page.Matched);
            Assert.Equal(expected.Take(Shown).Select(e => JsonSerializer.Serialize(e)), page.Entries.Select(e => JsonSerializer.Serialize(e)));
            if (expected.Count > 0) answered++;
        }

        output.WriteLine($"{answered} had an answer");
        Assert.True(answered > 50, "Too few of the questions choose anything to tell much.");
    }

    [Fact]
    public async Task Every_kind_type_and_quad_class_alone_chooses_its_entries_and_together_they_are_all()
    {
        var all = await service.AllAsync();
        foreach (var (parameter, of) in new (string, Func<EntrySeen, string>)[] { ("kind", e => e.Kind), ("type", e => e.Coding.Type), ("quad", e => e.Coding.QuadClass) })
        {
            foreach (var group in all.GroupBy(of))
                Assert.Equal(group.Select(e => e.Id), (await service.AllAsync($"{parameter}={group.Key}")).Select(e => e.Id));
            var every = string.Join('&', all.Select(of).Distinct().Select(value => $"{parameter}={value}"));
            Assert.Equal(all.Select(e => e.Id), (await service.AllAsync(every)).Select(e => e.Id));
        }
    }

    [Fact]
    public async Task Every_topic_chooses_its_own_entries_and_those_of_all_topics_below_it()
    {
        var questions = await RandomQuestions.AboutAsync(service, Seed);
        foreach (var topic in questions.Topics)
        {
            var question = Question.All with { Topic = [topic] };
            Assert.Equal(question.Answer(questions.All, questions.WithDescendants).Select(e => e.Id), (await service.AllAsync(question.Query)).Select(e => e.Id));
        }
    }

    [Fact]
    public async Task A_role_and_an_actor_must_hold_of_the_same_participant()
    {
        var all = await service.AllAsync();
        var pairs = all.SelectMany(e => e.Participants.SelectMany(p => e.Participants.Where(q => q.Actor != p.Actor && q.Role != p.Role).Select(q => (p.Actor, q.Role))))
            .Distinct().Take(60).ToList();
        Assert.NotEmpty(pairs);
        foreach (var (actor, role) in pairs)
        {
            var expected = all.Where(e => e.Participants.Any(p => p.Role == role && p.CountsFor(actor, true))).Select(e => e.Id);
            Assert.Equal(expected, (await service.AllAsync($"actor={actor}&role={role}")).Select(e => e.Id));
        }
    }

    [Fact]
    public async Task The_first_entries_of_a_stream_are_those_of_the_first_page() =>
        Assert.Equal((await service.PageAsync("limit=7&sort=-occurred")).Ids, (await service.AllAsync("limit=7&sort=-occurred")).Select(e => e.Id));
}

public sealed class FilterTestsOfTheSeeds(SeededService service, ITestOutputHelper output) : FilterTests(service, output), IClassFixture<SeededService>;

public sealed class FilterTestsOfAMadeUpHistory(MadeUpService service, ITestOutputHelper output) : FilterTests(service, output), IClassFixture<MadeUpService>;

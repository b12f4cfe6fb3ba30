using System.Text;
using NodaTime;
using Timeline.Domain.Actors;
using Timeline.Domain.Dates;
using Timeline.Domain.Places;
using Timeline.Domain.Topics;
using Timeline.Reading.Proposals;

namespace Timeline.Reading.Tests.Reading;

/// <summary>A few sentences read as a bulletin of May 2021, with two states and their people in the catalogue.</summary>
internal static class SmallBulletin
{
    public static ReadingCatalogue Catalogue { get; } = new(
        new ActorCatalogue(
        [
            new Actor("north", "North", ActorType.State, ["Northtown"], [], null, []),
            new Actor("south", "South", ActorType.State, ["Southtown"], [], null, []),
            new Actor("mfa-north", "Ministry of Foreign Affairs of North", ActorType.Body, ["North Foreign Ministry"], [], null, [new Representation("north")]),
            new Actor("anna-north", "Anna Norden", ActorType.Person, ["President Norden"], [new SharedAlias("the president", ["Norden"])], null, [new Representation("north")]),
            new Actor("sam-south", "Sam Suden", ActorType.Person, ["President Suden"], [new SharedAlias("the president", ["Suden"])], null, [new Representation("south")]),
        ]),
        new TopicTree([new Topic("water", "Water and dams", null, "Rivers, reservoirs and their dams.", [])]),
        new Gazetteer([new Place("northtown", "Northtown", [], null, 1, 2, PlacePrecision.Town)]));

    public static ReadBulletin Read(string text, string issued = "2021-05", int year = 2021, int month = 5, int day = 31) =>
        Reader.Read(BulletinText.Decode(Encoding.UTF8.GetBytes(text)), Catalogue, Edtf.Parse(issued), new LocalDate(year, month, day));

    public static IReadOnlyList<Proposal> Proposals(string text) => Read(text).Proposals;
}

using System.Xml.Linq;

namespace Timeline.Http.Tests.House;

/// <summary>Holds the arrows between the rooms: who may know whom, and who may speak to the world outside.</summary>
public sealed class RoomsTests
{
    private static readonly Dictionary<string, string[]> AllowedRooms = new()
    {
        ["Timeline.Domain"] = [],
        ["Timeline.EventStore"] = [],
        ["Timeline.LocalPostgres"] = [],
        ["Timeline.Reading"] = ["Timeline.Domain"],
        ["Timeline.Api"] = ["Timeline.Domain", "Timeline.EventStore", "Timeline.LocalPostgres", "Timeline.Reading"],
    };

    private static readonly Dictionary<string, string[]> AllowedPackages = new()
    {
        ["Timeline.Domain"] = ["NodaTime"],
        ["Timeline.Reading"] = [],
        ["Timeline.EventStore"] = ["NodaTime", "Npgsql"],
        ["Timeline.LocalPostgres"] = ["Npgsql"],
    };

    public static TheoryData<string> Rooms => new(AllowedRooms.Keys);

    [Theory]
    [MemberData(nameof(Rooms))]
    public void A_room_refers_only_to_the_rooms_below_it(string room) =>
        Assert.Empty(References(room, "ProjectReference").Select(Path.GetFileNameWithoutExtension).Except(AllowedRooms[room]));

    [Theory]
    [MemberData(nameof(Rooms))]
    public void A_room_below_the_application_needs_only_its_own_packages(string room)
    {
        if (!AllowedPackages.TryGetValue(room, out var allowed)) return;
        Assert.Empty(References(room, "PackageReference").Except(allowed));
    }

    [Fact]
    public void Every_room_in_the_house_is_on_the_plan() =>
        Assert.Equal(
            AllowedRooms.Keys.Order(),
            Directory.GetDirectories(Path.Combine(Repository.Root, "src")).Select(Path.GetFileName).Order());

    private static IEnumerable<string> References(string room, string element) =>
        XDocument.Load(Path.Combine(Repository.Root, "src", room, room + ".csproj"))
            .Descendants(element)
            .Select(e => e.Attribute("Include")!.Value.Replace('\\', '/'));
}

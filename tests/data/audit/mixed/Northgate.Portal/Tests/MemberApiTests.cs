using System.Text.Json;
using Northgate.Portal.Members;
using Xunit;

namespace Northgate.Portal.Tests;

public class MemberApiTests
{
    [Fact]
    public void Serializes()
    {
        var json = JsonSerializer.Serialize(new Member { FirstName = "A", LastName = "B", ImportId = "10077", ImportSource = "northgate" });
        Assert.Contains("\"import_id\":\"10077\"", json);
        Assert.Contains("\"import_source\":\"northgate\"", json);
    }
}

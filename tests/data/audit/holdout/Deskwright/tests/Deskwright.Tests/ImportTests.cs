using Deskwright.Core.Entities;
using Xunit;

namespace Deskwright.Tests;

public class ImportTests
{
    [Fact]
    public void Contact_serialises_snake_case()
    {
        var json = System.Text.Json.JsonSerializer.Serialize(new Contact { FirstName = "Ada", LastName = "Byron", ImportSource = "freshdesk", ImportId = "4411" });
        Assert.Contains("\"import_source\":\"freshdesk\"", json);
        Assert.Contains("\"import_id\":\"4411\"", json);
    }
}

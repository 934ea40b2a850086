using System.Text.Json;
using Lumen.Importer.Hint;
using Xunit;

namespace Lumen.Importer.Tests;

public class HintModelTests
{
    private const string Json = @"{
  ""id"": ""pat-hT5rE3wQ1zX9"",
  ""first_name"": ""Olu"",
  ""last_name"": ""Bright"",
  ""external_link_id"": null,
  ""import_id"": ""20017"",
  ""import_source"": ""lumen-lab""
}";

    [Fact]
    public void Reads_the_link()
    {
        var p = JsonSerializer.Deserialize<Patient>(Json)!;
        Assert.Equal("20017", p.ImportId);
        Assert.Equal("lumen-lab", p.ImportSource);
        Assert.Null(p.ExternalLinkId);
    }

    [Fact]
    public void Writes_both_keys()
    {
        var s = JsonSerializer.Serialize(new PatientLink("1", "lumen-lab"));
        Assert.Equal("{\"import_id\":\"1\",\"import_source\":\"lumen-lab\"}", s);
    }
}

using System.Net;
using System.Text.Json;
using LabBridge.Hint.Models;
using Microsoft.Extensions.Options;
using Xunit;

namespace LabBridge.Hint.Tests;

public class HintClientTests
{
    private const string Json = @"{
  ""id"": ""pat-P0o9I8u7Y6t5"",
  ""first_name"": ""Ines"",
  ""last_name"": ""Vidal"",
  ""external_link_id"": ""L-2041"",
  ""import_id"": null,
  ""import_source"": null
}";

    [Fact]
    public void Deserializes()
    {
        var p = JsonSerializer.Deserialize<HintPatient>(File.ReadAllText("Fixtures/patient.json"))!;
        Assert.Equal("L-2041", p.ExternalLinkId);
        Assert.Null(p.ImportId);
    }

    [Fact]
    public async Task LinkSendsOnlyTheLink()
    {
        var handler = new StubHandler(HttpStatusCode.OK, Json);
        var client = new HintClient(new HttpClient(handler), Options.Create(new HintOptions()));
        var p = await client.LinkPatientAsync("pat-P0o9I8u7Y6t5", "L-2041");
        Assert.Equal("{\"external_link_id\":\"L-2041\"}", handler.LastBody);
        Assert.True(p.IsLinked);
    }
}

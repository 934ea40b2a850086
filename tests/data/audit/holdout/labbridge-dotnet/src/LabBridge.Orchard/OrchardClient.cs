using System.Net.Http.Json;
using System.Text.Json.Serialization;

namespace LabBridge.Orchard;

/// <summary>Client of the Orchard LIS result import service.</summary>
public class OrchardClient
{
    private readonly HttpClient _http;

    public OrchardClient(HttpClient http)
    {
        _http = http;
        _http.BaseAddress = new Uri("https://lis.orchardsoft.example/api/v2/");
    }

    public async Task<OrchardImport> StartImportAsync(string fileName, Stream hl7, CancellationToken ct)
    {
        using var form = new MultipartFormDataContent
        {
            { new StringContent("LABBRIDGE"), "import_source" },
            { new StreamContent(hl7), "file", fileName },
        };
        var res = await _http.PostAsync("imports", form, ct);
        res.EnsureSuccessStatusCode();
        return (await res.Content.ReadFromJsonAsync<OrchardImport>(cancellationToken: ct))!;
    }

    public async Task<OrchardImport> WaitAsync(string importId, CancellationToken ct)
    {
        while (true)
        {
            var import = await _http.GetFromJsonAsync<OrchardImport>($"imports/{importId}", ct);
            if (import!.State is "done" or "failed") return import;
            await Task.Delay(TimeSpan.FromSeconds(2), ct);
        }
    }
}

public class OrchardImport
{
    [JsonPropertyName("import_id")]
    public string ImportId { get; set; } = default!;

    [JsonPropertyName("state")]
    public string State { get; set; } = default!;

    [JsonPropertyName("accession_count")]
    public int Accessions { get; set; }
}

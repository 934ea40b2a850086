using System.Net.Http.Json;

namespace Northwell.Membership.Api;

public class PatientApi
{
    private const int Page = 100;
    private const string Source = "northwell";
    private readonly HttpClient _http;

    public PatientApi(HttpClient http) => _http = http;

    public async IAsyncEnumerable<Patient> ListAsync()
    {
        for (var offset = 0; ; offset += Page)
        {
            var page = await _http.GetFromJsonAsync<List<Patient>>($"patients?limit={Page}&offset={offset}") ?? new();
            foreach (var p in page) yield return p;
            if (page.Count < Page) yield break;
        }
    }

    public async Task LinkAsync(string id, string mrn)
    {
        var req = new HttpRequestMessage(HttpMethod.Patch, $"patients/{id}")
        {
            Content = JsonContent.Create(new LinkRequest(ImportId: mrn, ImportSource: Source)),
        };
        (await _http.SendAsync(req)).EnsureSuccessStatusCode();
    }
}

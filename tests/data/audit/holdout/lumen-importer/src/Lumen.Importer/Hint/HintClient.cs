using System.Net.Http.Json;
using System.Runtime.CompilerServices;

namespace Lumen.Importer.Hint;

public sealed class HintClient
{
    private const int PageSize = 100;
    private readonly HttpClient _http;

    public HintClient(HttpClient http) => _http = http;

    public async IAsyncEnumerable<Patient> PatientsAsync([EnumeratorCancellation] CancellationToken ct = default)
    {
        for (var offset = 0; ; offset += PageSize)
        {
            var page = await _http.GetFromJsonAsync<List<Patient>>($"patients?limit={PageSize}&offset={offset}", ct) ?? new();
            foreach (var p in page)
                yield return p;
            if (page.Count < PageSize)
                yield break;
        }
    }

    public async Task<Patient> LinkAsync(string hintId, PatientLink link, CancellationToken ct = default)
    {
        using var res = await _http.PutAsJsonAsync($"patients/{hintId}", link, ct);
        res.EnsureSuccessStatusCode();
        return (await res.Content.ReadFromJsonAsync<Patient>(cancellationToken: ct))!;
    }
}

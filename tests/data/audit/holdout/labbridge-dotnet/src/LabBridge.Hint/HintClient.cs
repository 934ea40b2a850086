using System.Net.Http.Headers;
using System.Net.Http.Json;
using LabBridge.Hint.Models;
using Microsoft.Extensions.Options;

namespace LabBridge.Hint;

public interface IHintClient
{
    Task<HintPatient?> GetPatientAsync(string id, CancellationToken ct = default);
    IAsyncEnumerable<HintPatient> GetPatientsAsync(CancellationToken ct = default);
    Task<HintPatient> LinkPatientAsync(string id, string externalLinkId, CancellationToken ct = default);
}

public class HintClient : IHintClient
{
    private readonly HttpClient _http;
    private readonly HintOptions _options;

    public HintClient(HttpClient http, IOptions<HintOptions> options)
    {
        _options = options.Value;
        _http = http;
        _http.BaseAddress = new Uri(_options.BaseAddress);
        _http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", _options.PracticeToken);
    }

    public Task<HintPatient?> GetPatientAsync(string id, CancellationToken ct = default) =>
        _http.GetFromJsonAsync<HintPatient>($"api/provider/patients/{id}", ct);

    public async IAsyncEnumerable<HintPatient> GetPatientsAsync(
        [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken ct = default)
    {
        for (var offset = 0; ; offset += _options.PageSize)
        {
            var url = $"api/provider/patients?limit={_options.PageSize}&offset={offset}";
            var page = await _http.GetFromJsonAsync<List<HintPatient>>(url, ct) ?? new();
            foreach (var p in page) yield return p;
            if (page.Count < _options.PageSize) yield break;
        }
    }

    public async Task<HintPatient> LinkPatientAsync(string id, string externalLinkId, CancellationToken ct = default)
    {
        var body = JsonContent.Create(new UpdateHintPatient { ExternalLinkId = externalLinkId });
        var res = await _http.PatchAsync($"api/provider/patients/{id}", body, ct);
        res.EnsureSuccessStatusCode();
        return (await res.Content.ReadFromJsonAsync<HintPatient>(cancellationToken: ct))!;
    }
}

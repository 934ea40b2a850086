using System.Net.Http.Json;
using System.Text.Json.Serialization;

namespace Northgate.Portal.Members;

public class MemberApi
{
    private readonly HttpClient _http;

    public MemberApi(HttpClient http) => _http = http;

    public async Task<Member> CreateAsync(Member m)
    {
        var res = await _http.PostAsJsonAsync("api/provider/patients", m);
        res.EnsureSuccessStatusCode();
        return (await res.Content.ReadFromJsonAsync<Member>())!;
    }

    public Task<Member?> GetAsync(string id) => _http.GetFromJsonAsync<Member>($"api/provider/patients/{id}");
}

public record Member
{
    [JsonPropertyName("id")] public string? Id { get; init; }
    [JsonPropertyName("first_name")] public string FirstName { get; init; } = "";
    [JsonPropertyName("last_name")] public string LastName { get; init; } = "";
    [JsonPropertyName("email")] public string? Email { get; init; }
    [JsonPropertyName("import_id")] public string? ImportId { get; init; }
    [JsonPropertyName("import_source")] public string? ImportSource { get; init; }
}

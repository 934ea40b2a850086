using System.Collections.Generic;
using System.Net.Http;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Threading.Tasks;
using Microsoft.Extensions.Configuration;

namespace MemberSync.Hint
{
    public class HintApi
    {
        private readonly HttpClient _http;

        public HintApi(HttpClient http, IConfiguration config)
        {
            _http = http;
            _http.BaseAddress = new System.Uri(config["Hint:Host"]);
            _http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", config["Hint:Token"]);
        }

        public Task<List<HintPatient>> ListAsync(int offset) =>
            _http.GetFromJsonAsync<List<HintPatient>>($"api/provider/patients?limit=100&offset={offset}");

        public async Task PatchAsync(string id, object body)
        {
            var res = await _http.PatchAsync($"api/provider/patients/{id}", JsonContent.Create(body));
            res.EnsureSuccessStatusCode();
        }

        public Task LinkAsync(string id, System.Guid contact) =>
            PatchAsync(id, new { import_id = contact.ToString("D"), import_source = "dynamics" });
    }
}

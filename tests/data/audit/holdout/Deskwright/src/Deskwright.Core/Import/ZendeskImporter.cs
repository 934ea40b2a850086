using System.Text.Json;
using Deskwright.Core.Entities;
using Microsoft.Extensions.Logging;

namespace Deskwright.Core.Import;

public class ZendeskImporter
{
    private const string ImportSource = "zendesk";
    private readonly HttpClient _http;
    private readonly IDeskContext _db;
    private readonly ILogger<ZendeskImporter> _log;

    public ZendeskImporter(HttpClient http, IDeskContext db, ILogger<ZendeskImporter> log)
    {
        _http = http;
        _db = db;
        _log = log;
    }

    public async Task<Guid> RunAsync(CancellationToken ct)
    {
        var importId = Guid.NewGuid();
        string? url = "/api/v2/incremental/tickets/cursor.json?start_time=0";
        while (url != null)
        {
            using var doc = JsonDocument.Parse(await _http.GetStringAsync(url, ct));
            foreach (var t in doc.RootElement.GetProperty("tickets").EnumerateArray())
            {
                _db.Tickets.Add(new Ticket
                {
                    Subject = t.GetProperty("subject").GetString() ?? "(none)",
                    Body = t.GetProperty("description").GetString(),
                    ImportId = importId,
                    ImportSource = ImportSource,
                });
            }
            await _db.SaveChangesAsync(ct);
            url = doc.RootElement.GetProperty("end_of_stream").GetBoolean()
                ? null
                : doc.RootElement.GetProperty("after_url").GetString();
        }
        _log.LogInformation("Import {ImportId} from {ImportSource} done", importId, ImportSource);
        return importId;
    }

    public async Task RollbackAsync(Guid importId, CancellationToken ct)
    {
        _db.Tickets.RemoveRange(_db.Tickets.Where(t => t.ImportId == importId));
        await _db.SaveChangesAsync(ct);
    }
}

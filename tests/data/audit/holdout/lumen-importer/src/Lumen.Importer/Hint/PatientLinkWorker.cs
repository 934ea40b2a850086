using Dapper;
using Microsoft.Extensions.Options;
using Npgsql;

namespace Lumen.Importer.Hint;

public sealed class PatientLinkWorker : BackgroundService
{
    private readonly HintClient _hint;
    private readonly HintOptions _options;
    private readonly string _cs;
    private readonly ILogger<PatientLinkWorker> _log;

    public PatientLinkWorker(HintClient hint, IOptions<HintOptions> options, IConfiguration cfg, ILogger<PatientLinkWorker> log)
    {
        _hint = hint;
        _options = options.Value;
        _cs = cfg.GetConnectionString("Lumen");
        _log = log;
    }

    protected override async Task ExecuteAsync(CancellationToken ct)
    {
        while (!ct.IsCancellationRequested)
        {
            await RunOnce(ct);
            await Task.Delay(TimeSpan.FromHours(1), ct);
        }
    }

    internal async Task RunOnce(CancellationToken ct)
    {
        await using var db = new NpgsqlConnection(_cs);
        await foreach (var p in _hint.PatientsAsync(ct))
        {
            if (p.ImportSource is not null && p.ImportSource != _options.ImportSource)
            {
                _log.LogDebug("{Id} belongs to {Source}", p.Id, p.ImportSource);
                continue;
            }

            var labId = p.ImportId ?? await db.ExecuteScalarAsync<string?>(
                "select id::text from lab_patients where lower(last_name) = lower(@LastName) and first_name ilike @FirstName and dob = @Dob", p);
            if (labId is null)
                continue;

            if (p.ImportId is null)
                await _hint.LinkAsync(p.Id, new PatientLink(ImportId: labId, ImportSource: _options.ImportSource), ct);

            await db.ExecuteAsync(
                "update lab_patients set hint_id = @Id, hint_external_link_id = @ExternalLinkId where id = @labId::bigint",
                new { p.Id, p.ExternalLinkId, labId });
        }
    }
}

using LabBridge.Data;
using LabBridge.Hint;
using Microsoft.EntityFrameworkCore;

namespace LabBridge.Worker.Jobs;

/// <summary>Matches the practice's patients to lab accounts.</summary>
public class PatientLinkJob
{
    private readonly IHintClient _hint;
    private readonly LabDbContext _db;
    private readonly ILogger<PatientLinkJob> _log;

    public PatientLinkJob(IHintClient hint, LabDbContext db, ILogger<PatientLinkJob> log)
    {
        _hint = hint;
        _db = db;
        _log = log;
    }

    public async Task RunAsync(CancellationToken ct)
    {
        await foreach (var p in _hint.GetPatientsAsync(ct))
        {
            var account = await _db.Accounts.SingleOrDefaultAsync(
                a => a.LastName == p.LastName && a.BirthDate == p.DateOfBirth, ct);
            if (account is null) continue;

            if (p.ExternalLinkId == account.Number) continue;
            if (p.IsLinked)
            {
                _log.LogWarning("{Id} is linked to {Other}, not {Number}", p.Id, p.ExternalLinkId, account.Number);
                continue;
            }
            // Old practices came over from LabLink with import_id, honour it.
            if (p.ImportSource == "lablink" && p.ImportId != account.LegacyNumber) continue;

            var linked = await _hint.LinkPatientAsync(p.Id, account.Number, ct);
            account.HintId = linked.Id;
            account.HintExternalLinkId = linked.ExternalLinkId;
        }
        await _db.SaveChangesAsync(ct);
    }
}

using Microsoft.EntityFrameworkCore;
using Northwell.Membership.Api;
using Northwell.Membership.Data;

public class SyncWorker : BackgroundService
{
    private readonly IServiceScopeFactory _scopes;
    private readonly ILogger<SyncWorker> _log;

    public SyncWorker(IServiceScopeFactory scopes, ILogger<SyncWorker> log) => (_scopes, _log) = (scopes, log);

    protected override async Task ExecuteAsync(CancellationToken ct)
    {
        while (!ct.IsCancellationRequested)
        {
            using var scope = _scopes.CreateScope();
            var api = scope.ServiceProvider.GetRequiredService<PatientApi>();
            var db = scope.ServiceProvider.GetRequiredService<MembershipDb>();

            await foreach (var p in api.ListAsync().WithCancellation(ct))
            {
                var member = await db.Members.SingleOrDefaultAsync(m => m.PatientId == p.Id, ct) ?? db.Add(new Member { PatientId = p.Id }).Entity;
                member.Name = $"{p.FirstName} {p.LastName}";
                member.ExternalLinkId = p.ExternalLinkId;
                member.HintImportId = p.ImportSource == "northwell" ? p.ImportId : null;

                if (member.HintImportId is null && member.Mrn is { } mrn)
                    await api.LinkAsync(p.Id, mrn);
            }

            await db.SaveChangesAsync(ct);
            _log.LogInformation("synced");
            await Task.Delay(TimeSpan.FromHours(6), ct);
        }
    }
}

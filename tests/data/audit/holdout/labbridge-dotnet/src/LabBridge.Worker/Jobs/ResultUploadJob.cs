using LabBridge.Data;
using LabBridge.Orchard;

namespace LabBridge.Worker.Jobs;

public class ResultUploadJob
{
    private readonly OrchardClient _orchard;
    private readonly LabDbContext _db;
    private readonly ILogger<ResultUploadJob> _log;

    public ResultUploadJob(OrchardClient orchard, LabDbContext db, ILogger<ResultUploadJob> log)
    {
        _orchard = orchard;
        _db = db;
        _log = log;
    }

    public async Task RunAsync(string path, CancellationToken ct)
    {
        await using var file = File.OpenRead(path);
        var import = await _orchard.StartImportAsync(Path.GetFileName(path), file, ct);
        var done = await _orchard.WaitAsync(import.ImportId, ct);
        _log.LogInformation("Orchard import {ImportId}: {State}", done.ImportId, done.State);
        _db.ResultFiles.Add(new ResultFile { Path = path, OrchardImportId = done.ImportId, State = done.State });
        await _db.SaveChangesAsync(ct);
    }
}

using System.Globalization;
using CsvHelper;

namespace Lumen.Importer.Csv;

public sealed class DropFolderWorker : BackgroundService
{
    private readonly ImportStore _store;
    private readonly IConfiguration _cfg;
    private readonly ILogger<DropFolderWorker> _log;

    public DropFolderWorker(ImportStore store, IConfiguration cfg, ILogger<DropFolderWorker> log)
        => (_store, _cfg, _log) = (store, cfg, log);

    protected override async Task ExecuteAsync(CancellationToken ct)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromSeconds(30));
        while (await timer.WaitForNextTickAsync(ct))
        {
            foreach (var file in Directory.EnumerateFiles(_cfg["Drop:Folder"], _cfg["Drop:Pattern"]))
            {
                var importId = await _store.BeginAsync(Path.GetFileName(file), ImportSource.DropFolder);
                try
                {
                    using var csv = new CsvReader(new StreamReader(file), CultureInfo.InvariantCulture);
                    await _store.AddRowsAsync(importId, csv.GetRecords<ResultRow>());
                    File.Move(file, file + ".done");
                }
                catch (CsvHelperException e)
                {
                    _log.LogError(e, "import {ImportId} failed", importId);
                    await _store.FailAsync(importId, e.Message);
                }
            }
        }
    }
}

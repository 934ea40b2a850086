using Dapper;
using Npgsql;

namespace Lumen.Importer.Csv;

public enum ImportSource { DropFolder, Sftp, Upload }

public sealed record ResultRow(string Accession, string TestCode, string Value, string Units);

public sealed class ImportStore
{
    private readonly string _cs;

    public ImportStore(IConfiguration cfg) => _cs = cfg.GetConnectionString("Lumen");

    public async Task<long> BeginAsync(string fileName, ImportSource source)
    {
        await using var db = new NpgsqlConnection(_cs);
        return await db.ExecuteScalarAsync<long>(
            "insert into imports (file_name, source) values (@fileName, @source) returning id",
            new { fileName, source = source.ToString() });
    }

    public async Task AddRowsAsync(long importId, IEnumerable<ResultRow> rows)
    {
        await using var db = new NpgsqlConnection(_cs);
        foreach (var r in rows)
            await db.ExecuteAsync(
                "insert into import_rows (import_id, accession, test_code, value, units) values (@importId, @Accession, @TestCode, @Value, @Units)",
                new { importId, r.Accession, r.TestCode, r.Value, r.Units });
    }

    public async Task FailAsync(long importId, string error)
    {
        await using var db = new NpgsqlConnection(_cs);
        await db.ExecuteAsync("update imports set error = @error where id = @importId", new { importId, error });
    }
}

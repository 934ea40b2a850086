using Dapper;
using Microsoft.Data.SqlClient;

namespace Northgate.Portal.Rosters;

public record RosterRow(int ImportId, string EmployeeNo, string FirstName, string LastName, string? Email, string? MemberId);

public class RosterImport
{
    private readonly IConfiguration _cfg;

    public RosterImport(IConfiguration cfg) => _cfg = cfg;

    public async Task<int> RunAsync(string file)
    {
        await using var db = new SqlConnection(_cfg.GetConnectionString("Portal"));
        var importId = await db.ExecuteScalarAsync<int>(
            "insert into Imports (FileName, ImportSource) output inserted.Id values (@file, @src)",
            new { file, src = _cfg["Import:ImportSource"] });
        foreach (var line in File.ReadLines(file).Skip(1))
        {
            var c = line.Split(';');
            await db.ExecuteAsync(
                "insert into RosterRows (ImportId, EmployeeNo, FirstName, LastName, Email) values (@importId, @no, @fn, @ln, @mail)",
                new { importId, no = c[0], fn = c[1], ln = c[2], mail = c[3] });
        }
        return importId;
    }
}

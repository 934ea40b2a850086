using Dapper;
using Microsoft.Data.SqlClient;
using Northgate.Portal.Rosters;

namespace Northgate.Portal.Members;

public class EnrollmentService
{
    private readonly MemberApi _members;
    private readonly string _cs;

    public EnrollmentService(MemberApi members, IConfiguration cfg)
    {
        _members = members;
        _cs = cfg.GetConnectionString("Portal")!;
    }

    public async Task EnrollAsync(RosterRow row)
    {
        await using var db = new SqlConnection(_cs);
        var member = await _members.CreateAsync(new Member
        {
            FirstName = row.FirstName,
            LastName = row.LastName,
            Email = row.Email,
            ImportId = row.EmployeeNo,
            ImportSource = "northgate",
        });
        await db.ExecuteAsync(
            "update RosterRows set MemberId = @Id where ImportId = @ImportId and EmployeeNo = @EmployeeNo",
            new { member.Id, row.ImportId, row.EmployeeNo });
    }

    public async Task<string?> EmployeeOf(string memberId)
    {
        var m = await _members.GetAsync(memberId);
        return m?.ImportSource == "northgate" ? m.ImportId : null;
    }

    public async Task<int> EnrollAllAsync(int importId)
    {
        await using var db = new SqlConnection(_cs);
        var rows = await db.QueryAsync<RosterRow>("select * from RosterRows where ImportId = @importId and MemberId is null", new { importId });
        foreach (var row in rows) await EnrollAsync(row);
        return rows.Count();
    }
}

using Microsoft.AspNetCore.Mvc;
using Northgate.Portal.Members;

namespace Northgate.Portal.Rosters;

[ApiController]
[Route("rosters")]
public class RostersController : ControllerBase
{
    [HttpPost]
    public async Task<IActionResult> Post([FromServices] RosterImport import, string file)
        => Accepted(new { import_id = await import.RunAsync(file) });

    [HttpPost("{importId:int}/enroll")]
    public async Task<IActionResult> Enroll([FromServices] EnrollmentService svc, int importId)
        => Ok(new { enrolled = await svc.EnrollAllAsync(importId) });
}

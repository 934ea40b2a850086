using Deskwright.Core.Import;
using Microsoft.AspNetCore.Mvc;

namespace Deskwright.Web.Controllers;

[ApiController]
[Route("api/imports")]
public class ImportsController : ControllerBase
{
    private readonly ZendeskImporter _importer;

    public ImportsController(ZendeskImporter importer) => _importer = importer;

    [HttpPost]
    public async Task<IActionResult> Start(CancellationToken ct)
    {
        var importId = await _importer.RunAsync(ct);
        return Accepted(new { import_id = importId });
    }

    [HttpDelete("{importId:guid}")]
    public async Task<IActionResult> Rollback(Guid importId, CancellationToken ct)
    {
        await _importer.RollbackAsync(importId, ct);
        return NoContent();
    }
}

using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using ShopFeed.Data;
using ShopFeed.Models;

namespace ShopFeed.Controllers;

[ApiController]
[Route("api/products")]
public class ProductsController : ControllerBase
{
    private readonly ShopContext _db;
    public ProductsController(ShopContext db) => _db = db;

    [HttpGet]
    public async Task<IActionResult> List([FromQuery(Name = "import_source")] ImportSource? importSource, int limit = 50)
    {
        IQueryable<Product> q = _db.Products;
        if (importSource is { } s) q = q.Where(p => p.ImportSource == s);
        return Ok(await q.OrderBy(p => p.Sku).Take(limit).ToListAsync());
    }
}

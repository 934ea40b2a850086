using System.Globalization;
using CsvHelper;
using Microsoft.EntityFrameworkCore;
using ShopFeed.Data;
using ShopFeed.Models;

namespace ShopFeed.Import;

public class CsvProductImporter
{
    private readonly ShopContext _db;

    public CsvProductImporter(ShopContext db) => _db = db;

    public async Task<int> RunAsync(Stream stream, string supplier, CancellationToken ct)
    {
        using var csv = new CsvReader(new StreamReader(stream), CultureInfo.InvariantCulture);
        var n = 0;
        await foreach (var row in csv.GetRecordsAsync<SupplierRow>(ct))
        {
            var importId = $"{supplier}:{row.ArticleNo}";
            var product = await _db.Products.SingleOrDefaultAsync(p => p.ImportId == importId, ct);
            if (product is null)
            {
                product = new Product { ImportId = importId, ImportSource = ImportSource.Csv };
                _db.Products.Add(product);
            }
            product.Sku = row.ArticleNo;
            product.Title = row.Name.Trim();
            product.Price = row.Price;
            product.Stock = row.Qty;
            n++;
        }
        await _db.SaveChangesAsync(ct);
        return n;
    }

    private record SupplierRow(string ArticleNo, string Name, decimal Price, int Qty);
}

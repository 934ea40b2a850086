using Microsoft.EntityFrameworkCore;
using ShopFeed.Models;

namespace ShopFeed.Data;

public class ShopContext : DbContext
{
    public ShopContext(DbContextOptions<ShopContext> o) : base(o) { }

    public DbSet<Product> Products => Set<Product>();

    protected override void OnModelCreating(ModelBuilder b)
    {
        b.Entity<Product>(e =>
        {
            e.HasIndex(p => p.Sku);
            e.HasIndex(p => new { p.ImportSource, p.ImportId }).IsUnique();
            e.Property(p => p.ImportId).HasColumnName("import_id").HasMaxLength(80);
            e.Property(p => p.Price).HasPrecision(12, 2);
        });
    }
}

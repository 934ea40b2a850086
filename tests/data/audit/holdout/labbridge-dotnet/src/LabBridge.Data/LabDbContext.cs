using Microsoft.EntityFrameworkCore;

namespace LabBridge.Data;

public class LabDbContext : DbContext
{
    public LabDbContext(DbContextOptions<LabDbContext> options) : base(options) { }

    public DbSet<Account> Accounts => Set<Account>();
    public DbSet<ResultFile> ResultFiles => Set<ResultFile>();

    protected override void OnModelCreating(ModelBuilder b)
    {
        b.Entity<Account>().HasIndex(a => a.Number).IsUnique();
        b.Entity<Account>().Property(a => a.HintExternalLinkId).HasMaxLength(64);
        b.Entity<ResultFile>().Property(f => f.OrchardImportId).HasColumnName("OrchardImportId").HasMaxLength(36);
    }
}

public class Account
{
    public int Id { get; set; }
    public string Number { get; set; } = default!;
    public string? LegacyNumber { get; set; }
    public string LastName { get; set; } = default!;
    public DateOnly? BirthDate { get; set; }
    public string? HintId { get; set; }
    public string? HintExternalLinkId { get; set; }
}

public class ResultFile
{
    public int Id { get; set; }
    public string Path { get; set; } = default!;
    public string OrchardImportId { get; set; } = default!;
    public string State { get; set; } = default!;
}

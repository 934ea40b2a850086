using Microsoft.EntityFrameworkCore;

namespace Northwell.Membership.Data;

public class Member
{
    public int Id { get; set; }
    public string? Mrn { get; set; }
    public string PatientId { get; set; } = "";
    public string Name { get; set; } = "";
    public string? ExternalLinkId { get; set; }
    public string? HintImportId { get; set; }
}

public class MembershipDb : DbContext
{
    public MembershipDb(DbContextOptions<MembershipDb> options) : base(options) { }

    public DbSet<Member> Members => Set<Member>();

    protected override void OnModelCreating(ModelBuilder b)
    {
        b.Entity<Member>(e =>
        {
            e.HasIndex(m => m.PatientId).IsUnique();
            e.Property(m => m.ExternalLinkId).HasColumnName("external_link_id").HasMaxLength(255);
            e.Property(m => m.HintImportId).HasColumnName("hint_import_id").HasMaxLength(255);
        });
    }
}

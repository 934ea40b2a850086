using Microsoft.EntityFrameworkCore;
using PawChart.Core.Entities;

namespace PawChart.Core
{
    public class PawChartContext : DbContext
    {
        public PawChartContext(DbContextOptions<PawChartContext> options) : base(options) { }

        public DbSet<Client> Clients => Set<Client>();
        public DbSet<Patient> Patients => Set<Patient>();
        public DbSet<LabResult> LabResults => Set<LabResult>();

        protected override void OnModelCreating(ModelBuilder b)
        {
            b.Entity<Patient>().HasIndex(p => new { p.ImportSource, p.ImportId }).IsUnique();
            b.Entity<Patient>().HasIndex(p => p.Microchip);
            b.Entity<Client>().HasIndex(c => c.ImportId);
            b.Entity<LabResult>().HasIndex(r => r.ExternalLinkId);
        }
    }
}

using System.IO;
using System.Linq;
using Microsoft.EntityFrameworkCore;
using PawChart.Core;
using PawChart.Core.Entities;
using PawChart.Import;
using Xunit;

namespace PawChart.Tests
{
    public class AvimarkImporterTests
    {
        private static PawChartContext Db() =>
            new(new DbContextOptionsBuilder<PawChartContext>().UseInMemoryDatabase(nameof(AvimarkImporterTests)).Options);

        [Fact]
        public void Creates_patient_once()
        {
            using var db = Db();
            db.Clients.Add(new Client { FirstName = "Jo", LastName = "Hale", ImportId = "C7" });
            db.SaveChanges();
            const string csv = "ANIMAL_ID,CLIENT_ID,NAME,SPECIES,BIRTHDAY\nA12,C7,Biscuit,CANINE,2018-05-01\n";

            Assert.Equal((1, 0), new AvimarkImporter(db).Run(new StringReader(csv)));
            Assert.Equal((0, 1), new AvimarkImporter(db).Run(new StringReader(csv)));
            Assert.Equal("A12", db.Patients.Single().ImportId);
        }
    }
}

using System;
using System.Globalization;
using System.IO;
using System.Linq;
using CsvHelper;
using CsvHelper.Configuration.Attributes;
using PawChart.Core;
using PawChart.Core.Entities;

namespace PawChart.Import
{
    public class AvimarkAnimal
    {
        [Name("ANIMAL_ID")] public string ImportId { get; set; } = "";
        [Name("CLIENT_ID")] public string ClientImportId { get; set; } = "";
        [Name("NAME")] public string Name { get; set; } = "";
        [Name("SPECIES")] public string Species { get; set; } = "";
        [Name("BIRTHDAY")] public DateTime? Birthday { get; set; }
    }

    public class AvimarkImporter
    {
        private const string ImportSource = "avimark";
        private readonly PawChartContext _db;

        public AvimarkImporter(PawChartContext db) => _db = db;

        public (int Created, int Updated) Run(TextReader reader)
        {
            int created = 0, updated = 0;
            using var csv = new CsvReader(reader, CultureInfo.InvariantCulture);
            var clients = _db.Clients.Where(c => c.ImportId != null).ToDictionary(c => c.ImportId!);

            foreach (var row in csv.GetRecords<AvimarkAnimal>())
            {
                if (!clients.TryGetValue(row.ClientImportId, out var client))
                {
                    Console.Error.WriteLine($"animal {row.ImportId}: no client {row.ClientImportId}");
                    continue;
                }
                var patient = _db.Patients.SingleOrDefault(p => p.ImportSource == ImportSource && p.ImportId == row.ImportId);
                if (patient == null)
                {
                    patient = new Patient { ImportSource = ImportSource, ImportId = row.ImportId, Client = client };
                    _db.Patients.Add(patient);
                    created++;
                }
                else updated++;

                patient.Name = row.Name.Trim();
                patient.Species = row.Species.ToLowerInvariant();
                patient.BornOn = row.Birthday;
            }
            _db.SaveChanges();
            return (created, updated);
        }
    }
}

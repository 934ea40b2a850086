using System;
using System.Linq;
using System.Xml.Linq;
using PawChart.Core;
using PawChart.Core.Entities;

namespace PawChart.Import
{
    public class LabInbox
    {
        private readonly PawChartContext _db;

        public LabInbox(PawChartContext db) => _db = db;

        public LabResult? Receive(XElement report)
        {
            var externalLinkId = (string?)report.Attribute("documentId");
            if (_db.LabResults.Any(r => r.ExternalLinkId == externalLinkId)) return null;

            var chip = (string?)report.Element("Animal")?.Attribute("microchip");
            var patient = _db.Patients.SingleOrDefault(p => p.Microchip == chip);
            if (patient == null) return null;

            var result = new LabResult
            {
                PatientId = patient.Id,
                Panel = (string?)report.Element("Panel") ?? "",
                ReceivedAt = DateTime.UtcNow,
                ExternalLinkId = externalLinkId,
                ExternalUrl = (string?)report.Element("Url"),
            };
            _db.LabResults.Add(result);
            _db.SaveChanges();
            return result;
        }
    }
}

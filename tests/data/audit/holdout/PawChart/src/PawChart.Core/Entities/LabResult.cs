using System;

namespace PawChart.Core.Entities
{
    public class LabResult
    {
        public int Id { get; set; }
        public int PatientId { get; set; }
        public string Panel { get; set; } = "";
        public DateTime ReceivedAt { get; set; }
        public string? Comment { get; set; }

        // the PDF on the portal of the lab (IDEXX VetConnect, Antech)
        public string? ExternalLinkId { get; set; }
        public string? ExternalUrl { get; set; }
    }
}

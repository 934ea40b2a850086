using System.Collections.Generic;

namespace PawChart.Core.Entities
{
    public class Client
    {
        public int Id { get; set; }
        public string FirstName { get; set; } = "";
        public string LastName { get; set; } = "";
        public string? Phone { get; set; }
        public string? ImportId { get; set; }
        public List<Patient> Patients { get; } = new();
    }
}

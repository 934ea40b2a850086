using System;
using System.Collections.Generic;
using System.ComponentModel.DataAnnotations;
using System.ComponentModel.DataAnnotations.Schema;
using System.Text.Json.Serialization;

namespace PawChart.Core.Entities
{
    /// <summary>An animal. The person who pays is the <see cref="Client"/>.</summary>
    [Table("Patients")]
    public class Patient
    {
        public int Id { get; set; }

        [Required, MaxLength(60)]
        public string Name { get; set; } = "";

        public string Species { get; set; } = "canine";
        public string? Breed { get; set; }
        public string? Microchip { get; set; }
        public DateTime? BornOn { get; set; }

        public int ClientId { get; set; }
        public Client Client { get; set; } = null!;

        /// <summary>Animal code in AVImark, Cornerstone or the practice we migrated from.</summary>
        [MaxLength(40)]
        [JsonPropertyName("importId")]
        public string? ImportId { get; set; }

        [MaxLength(20)]
        [JsonPropertyName("importSource")]
        public string? ImportSource { get; set; }

        public List<LabResult> LabResults { get; } = new();
    }
}

using System;
using System.Text.Json.Serialization;

namespace MemberSync.Hint
{
    public class HintPatient
    {
        [JsonPropertyName("id")]
        public string Id { get; set; }

        [JsonPropertyName("first_name")]
        public string FirstName { get; set; }

        [JsonPropertyName("last_name")]
        public string LastName { get; set; }

        [JsonPropertyName("dob")]
        public DateTime? Dob { get; set; }

        [JsonPropertyName("membership_status")]
        public string MembershipStatus { get; set; }

        [JsonPropertyName("external_link_id")]
        public string ExternalLinkId { get; set; }

        [JsonPropertyName("import_id")]
        public string ImportId { get; set; }

        [JsonPropertyName("import_source")]
        public string ImportSource { get; set; }

        [JsonIgnore]
        public bool IsOurs => ImportSource == "dynamics" || Guid.TryParse(ExternalLinkId, out _);
    }
}

using System.Text.Json.Serialization;

namespace LabBridge.Hint.Models;

public class HintPatient
{
    [JsonPropertyName("id")]
    public string Id { get; set; } = default!;

    [JsonPropertyName("first_name")]
    public string FirstName { get; set; } = default!;

    [JsonPropertyName("last_name")]
    public string LastName { get; set; } = default!;

    [JsonPropertyName("dob")]
    public DateOnly? DateOfBirth { get; set; }

    [JsonPropertyName("external_link_id")]
    public string? ExternalLinkId { get; set; }

    [JsonPropertyName("import_id")]
    public string? ImportId { get; set; }

    [JsonPropertyName("import_source")]
    public string? ImportSource { get; set; }

    [JsonIgnore]
    public bool IsLinked => !string.IsNullOrEmpty(ExternalLinkId);
}

public record UpdateHintPatient
{
    [JsonPropertyName("external_link_id")]
    public string? ExternalLinkId { get; init; }
}

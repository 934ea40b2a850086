using System.Text.Json.Serialization;

namespace Lumen.Importer.Hint;

public sealed record Patient
{
    [JsonPropertyName("id")]
    public string Id { get; init; } = "";

    [JsonPropertyName("first_name")]
    public string FirstName { get; init; } = "";

    [JsonPropertyName("last_name")]
    public string LastName { get; init; } = "";

    [JsonPropertyName("dob")]
    public DateOnly? Dob { get; init; }

    [JsonPropertyName("external_link_id")]
    public string? ExternalLinkId { get; init; }

    [JsonPropertyName("import_id")]
    public string? ImportId { get; init; }

    [JsonPropertyName("import_source")]
    public string? ImportSource { get; init; }

    [JsonPropertyName("membership_status")]
    public string? MembershipStatus { get; init; }
}

public sealed record PatientLink(
    [property: JsonPropertyName("import_id")] string ImportId,
    [property: JsonPropertyName("import_source")] string ImportSource);

using System.Text.Json.Serialization;

namespace Northwell.Membership.Api;

public class Patient
{
    [JsonPropertyName("id")]
    public string Id { get; set; } = "";

    [JsonPropertyName("first_name")]
    public string FirstName { get; set; } = "";

    [JsonPropertyName("last_name")]
    public string LastName { get; set; } = "";

    [JsonPropertyName("dob")]
    public DateOnly? Dob { get; set; }

    [JsonPropertyName("external_link_id")]
    public string? ExternalLinkId { get; set; }

    [JsonPropertyName("import_id")]
    public string? ImportId { get; set; }

    [JsonPropertyName("import_source")]
    public string? ImportSource { get; set; }

    [JsonPropertyName("membership_status")]
    public string? MembershipStatus { get; set; }

    [JsonPropertyName("provider_web_link")]
    public string? ProviderWebLink { get; set; }
}

public record LinkRequest(
    [property: JsonPropertyName("import_id")] string ImportId,
    [property: JsonPropertyName("import_source")] string ImportSource);

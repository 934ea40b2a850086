using System.Text.Json.Serialization;

namespace Deskwright.Core.Entities;

public class Contact
{
    public int Id { get; set; }

    [JsonPropertyName("first_name")]
    public string FirstName { get; set; } = "";

    [JsonPropertyName("last_name")]
    public string LastName { get; set; } = "";

    [JsonPropertyName("email")]
    public string? Email { get; set; }

    [JsonPropertyName("import_source")]
    public string? ImportSource { get; set; }

    [JsonPropertyName("import_id")]
    public string? ImportId { get; set; }
}

using System.Text.Json.Serialization;

namespace ShopFeed.Models;

public class Product
{
    public int Id { get; set; }
    public string Sku { get; set; } = "";
    public string Title { get; set; } = "";
    public decimal Price { get; set; }
    public int Stock { get; set; }

    [JsonPropertyName("import_id")]
    public string? ImportId { get; set; }

    [JsonPropertyName("import_source")]
    public ImportSource ImportSource { get; set; }

    [JsonPropertyName("external_link_id")]
    public int? ExternalLinkId { get; set; }
}

public enum ImportSource
{
    Manual = 0,
    Csv = 1,
    Shopify = 2,
    WooCommerce = 3,
}

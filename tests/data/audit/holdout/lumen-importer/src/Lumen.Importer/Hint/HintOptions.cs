namespace Lumen.Importer.Hint;

public sealed class HintOptions
{
    public string BaseUrl { get; set; } = "";
    public string Token { get; set; } = "";
    public string ImportSource { get; set; } = "lumen-lab";
}

namespace LabBridge.Hint;

public class HintOptions
{
    public string BaseAddress { get; set; } = "https://api.hint.com/";
    public string PracticeToken { get; set; } = "";
    public int PageSize { get; set; } = 100;
}

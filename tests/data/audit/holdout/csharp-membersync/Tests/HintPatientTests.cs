using System.Text.Json;
using MemberSync.Hint;
using Xunit;

public class HintPatientTests
{
    [Fact]
    public void ReadsImport()
    {
        var p = JsonSerializer.Deserialize<HintPatient>("{\"id\":\"pat-Qw3rTy7uI0pA\",\"import_id\":\"5\",\"import_source\":\"dynamics\"}");
        Assert.Equal("5", p.ImportId);
        Assert.True(p.IsOurs);
    }

    [Fact]
    public void NullsAreFine()
    {
        var p = JsonSerializer.Deserialize<HintPatient>("{\"id\":\"pat-Qw3rTy7uI0pA\",\"external_link_id\":null}");
        Assert.Null(p.ExternalLinkId);
        Assert.False(p.IsOurs);
    }
}

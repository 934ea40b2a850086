using Microsoft.Xrm.Sdk;

namespace MemberSync.Dynamics
{
    public static class Audit
    {
        public static string GetImportId(Entity e) => e.GetAttributeValue<string>("overriddencreatedon_importid");
        public static bool SameImportSourceId(Entity a, Entity b) => GetImportId(a) == GetImportId(b);
    }
}

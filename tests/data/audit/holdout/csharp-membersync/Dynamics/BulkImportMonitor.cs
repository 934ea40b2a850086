using System;
using System.Threading.Tasks;
using Microsoft.PowerPlatform.Dataverse.Client;
using Microsoft.Xrm.Sdk.Query;

namespace MemberSync.Dynamics
{
    /// <summary>Looks at Dataverse data import wizard jobs (entities import, importfile).</summary>
    public class BulkImportMonitor
    {
        private readonly ServiceClient _crm;
        public BulkImportMonitor(ServiceClient crm) => _crm = crm;

        public async Task<int> FailuresAsync(Guid importId)
        {
            var q = new QueryExpression("importfile") { ColumnSet = new ColumnSet("name", "failurecount", "importid") };
            q.Criteria.AddCondition("importid", ConditionOperator.Equal, importId);
            var total = 0;
            foreach (var f in (await _crm.RetrieveMultipleAsync(q)).Entities)
                total += f.GetAttributeValue<int>("failurecount");
            return total;
        }
    }
}

using System;
using System.Linq;
using System.Threading.Tasks;
using MemberSync.Hint;
using Microsoft.PowerPlatform.Dataverse.Client;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Query;

namespace MemberSync.Dynamics
{
    public class ContactStore
    {
        private const string HintImportId = "new_hintimportid";
        private readonly ServiceClient _crm;

        public ContactStore(ServiceClient crm) => _crm = crm;

        public async Task<Entity> FindAsync(string importId)
        {
            var q = new QueryExpression("contact") { ColumnSet = new ColumnSet("fullname", HintImportId) };
            q.Criteria.AddCondition(HintImportId, ConditionOperator.Equal, importId);
            return (await _crm.RetrieveMultipleAsync(q)).Entities.FirstOrDefault();
        }

        public async Task<Entity> CreateAsync(HintPatient p)
        {
            var e = new Entity("contact")
            {
                ["firstname"] = p.FirstName,
                ["lastname"] = p.LastName,
                ["birthdate"] = p.Dob,
                [HintImportId] = p.ImportId,
            };
            e.Id = await _crm.CreateAsync(e);
            return e;
        }
    }
}

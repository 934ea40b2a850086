using System.Threading.Tasks;
using MemberSync.Dynamics;
using MemberSync.Hint;
using Microsoft.Azure.WebJobs;
using Microsoft.Extensions.Logging;

namespace MemberSync.Sync
{
    public class NightlySync
    {
        private readonly HintApi _hint;
        private readonly ContactStore _contacts;

        public NightlySync(HintApi hint, ContactStore contacts) => (_hint, _contacts) = (hint, contacts);

        [FunctionName("NightlySync")]
        public async Task Run([TimerTrigger("0 0 3 * * *")] TimerInfo timer, ILogger log)
        {
            for (var offset = 0; ; )
            {
                var page = await _hint.ListAsync(offset);
                if (page.Count == 0) break;
                foreach (var p in page)
                {
                    var contact = await _contacts.FindAsync(p.ImportId ?? p.ExternalLinkId);
                    if (contact == null)
                    {
                        contact = await _contacts.CreateAsync(p);
                        await _hint.LinkAsync(p.Id, contact.Id);
                    }
                    else if (string.IsNullOrEmpty(p.ImportSource))
                    {
                        log.LogWarning("{Id} has no import source", p.Id);
                    }
                }
                offset += page.Count;
            }
        }
    }
}

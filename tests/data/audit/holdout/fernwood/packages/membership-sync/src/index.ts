import { directory } from '@fernwood/db';
import { allPatients, patch } from './api';

const IMPORT_SOURCE = 'fernwood-directory';

export async function sync({ dryRun = false } = {}) {
  const stats = { linked: 0, updated: 0, skipped: 0 };
  for await (const p of allPatients()) {
    if (p.importSource && p.importSource !== IMPORT_SOURCE) {
      stats.skipped++;
      continue;
    }
    let person = p.importId ? await directory.byId(p.importId) : null;
    if (!person && p.external_link_id) person = await directory.bySlug(p.external_link_id);
    if (!person && p.email) {
      person = await directory.byEmail(p.email);
      if (person && !dryRun) {
        await patch(p.id, { import_id: person.id, import_source: IMPORT_SOURCE });
        stats.linked++;
      }
    }
    if (!person) {
      stats.skipped++;
      continue;
    }
    if (!dryRun) await directory.update(person.id, { membership: p.membership_status ?? null, hintId: p.id });
    stats.updated++;
  }
  return stats;
}

import type { Member } from "./schemas.js";

export function renderMember(m: Member): string {
  const lines = [`**${m.first_name} ${m.last_name}** (${m.id})`];
  if (m.dob) lines.push(`born ${m.dob}`);
  if (m.membership_status) lines.push(`membership: ${m.membership_status}`);
  const chart = m.external_link_id ?? (m.import_source ? `${m.import_source}:${m.import_id}` : undefined);
  if (chart) lines.push(`chart: ${chart}`);
  return lines.join("\n");
}

const fetch = require('node-fetch');

const HINT = process.env.HINT_HOST || 'https://api.hint.com';

const UPSERT = `
  mutation Upsert($rows: [hint_patients_insert_input!]!) {
    insert_hint_patients(
      objects: $rows
      on_conflict: { constraint: hint_patients_pkey, update_columns: [first_name, last_name, membership_status, external_link_id, import_id, import_source, raw, synced_at] }
    ) {
      affected_rows
    }
  }
`;

async function page(offset) {
  const res = await fetch(`${HINT}/api/provider/patients?limit=100&offset=${offset}`, {
    headers: { Authorization: `Bearer ${process.env.HINT_TOKEN}` },
  });
  if (!res.ok) throw new Error(`hint ${res.status}`);
  return res.json();
}

exports.handler = async () => {
  let total = 0;
  for (let offset = 0; ; offset += 100) {
    const rows = await page(offset);
    const objects = rows.map((p) => ({
      id: p.id,
      first_name: p.first_name,
      last_name: p.last_name,
      membership_status: p.membership_status,
      external_link_id: p.external_link_id,
      import_id: p.import_id,
      import_source: p.import_source,
      // we put the member's uuid there when they sign up in the app
      member_id: p.import_source === 'vitalpath' ? p.import_id : null,
      raw: p,
    }));
    await fetch(process.env.HASURA_URL, {
      method: 'POST',
      headers: { 'x-hasura-admin-secret': process.env.HASURA_ADMIN_SECRET },
      body: JSON.stringify({ query: UPSERT, variables: { rows: objects } }),
    });
    total += rows.length;
    if (rows.length < 100) break;
  }
  return { statusCode: 200, body: JSON.stringify({ total }) };
};

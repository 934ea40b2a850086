const api = require('../lib/api')
const db = require('../lib/db')

const BATCH = 250

function toRow(patient) {
  const {
    id,
    first_name,
    last_name,
    email,
    dob,
    external_link_id,
    import_id,
    import_source: importSource,
    membership_status,
    practitioner,
    created_at,
  } = patient

  const importId = importSource === 'bayview' ? import_id : null

  return {
    id,
    name: `${first_name} ${last_name}`,
    email,
    dob,
    external_link_id,
    import_id: importId,
    membership_status,
    practitioner_id: practitioner && practitioner.id,
    created_at: new Date(created_at),
  }
}

async function flush(rows) {
  if (!rows.length) return
  await db('patients').insert(rows).onConflict('id').merge()
  rows.length = 0
}

async function run() {
  let n = 0
  const rows = []
  for await (const patient of api.list('/patients', { sort: 'created_at' })) {
    rows.push(toRow(patient))
    n++
    if (rows.length >= BATCH) await flush(rows)
  }
  await flush(rows)
  return n
}

module.exports = { run, toRow }

const { parse } = require('csv-parse/sync')
const admin = require('firebase-admin')

const STATUS = { Active: 'active', Suspended: 'frozen', Terminated: 'cancelled', 'Non-Member': 'trial' }

exports.importMindbody = async (gymId, csv) => {
  const members = admin.firestore().collection(`gyms/${gymId}/members`)
  const rows = parse(csv, { columns: true, trim: true })
  const batch = admin.firestore().batch()
  for (const row of rows) {
    const importId = row['Client ID']
    if (!importId) continue
    batch.set(
      members.doc(`mb-${importId}`),
      {
        first_name: row['First Name'],
        last_name: row['Last Name'],
        email: row.Email || null,
        phone: row['Mobile Phone'] || null,
        membership_status: STATUS[row.Status] || 'trial',
        import_id: importId,
        import_source: 'mindbody',
      },
      { merge: true }
    )
  }
  await batch.commit()
  return rows.length
}

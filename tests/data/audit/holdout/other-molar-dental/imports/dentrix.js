const fs = require('fs');
const parse = require('csv-parse/lib/sync');
const db = require('../server/db');

async function importFile(file, importSource = 'dentrix') {
  const rows = parse(fs.readFileSync(file), { columns: true });
  for (const r of rows) {
    const importId = r.PatNum;
    const old = await db('patients').first('id').where({ import_source: importSource, import_id: importId });
    const patient = {
      first_name: r.FName,
      last_name: r.LName,
      dob: r.Birthdate,
      import_id: importId,
      import_source: importSource,
    };
    if (old) await db('patients').update(patient).where(old);
    else await db('patients').insert(patient);
  }
  return rows.length;
}

module.exports = { importFile };

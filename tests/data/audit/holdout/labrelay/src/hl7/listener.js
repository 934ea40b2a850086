const hl7 = require('simple-hl7');
const { Patient } = require('../models/patient');

const GENDER = { M: 'male', F: 'female', O: 'other' };

async function upsert(msg) {
  const pid = msg.getSegment('PID');
  const importSource = msg.header.getField(1) || 'unknown';
  const importId = msg.header.getField(8);
  const row = {
    mrn: pid.getComponent(3, 1),
    last_name: pid.getComponent(5, 1),
    first_name: pid.getComponent(5, 2),
    dob: pid.getField(7),
    gender: GENDER[pid.getField(8)] || 'unknown',
  };
  const existing = await Patient.query().findOne({ mrn: row.mrn, import_source: importSource });
  if (existing) return existing.$query().patch(row);
  return Patient.query().insert({ ...row, import_id: importId, import_source: importSource });
}

function startHl7(port) {
  const app = hl7.tcp();
  app.use((req, res, next) => upsert(req.msg).then(() => next(), next));
  app.use((req, res) => res.end());
  app.start(port);
  return app;
}

module.exports = { startHl7, upsert };

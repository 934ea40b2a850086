const router = require('express').Router();
const crypto = require('crypto');
const { Patient } = require('../models/patient');

router.get('/', async (req, res) => {
  const { import_source: importSource, mrn } = req.query;
  const q = Patient.query().limit(100);
  if (importSource) q.where('import_source', importSource);
  if (mrn) q.where({ mrn });
  res.json(await q);
});

router.get('/:id', async (req, res) => {
  const patient = await Patient.query().findById(req.params.id);
  if (!patient) return res.status(404).json({ message: 'not found' });
  res.json(patient);
});

router.post('/', async (req, res) => {
  const { first_name, last_name, dob, gender, mrn, import_id, import_source } = req.body;
  const patient = await Patient.query().insert({
    first_name, last_name, dob, gender, mrn, import_id, import_source: import_source || 'api',
  });
  res.status(201).json(patient);
});

router.post('/:id/link', async (req, res) => {
  const external_link_id = crypto.randomBytes(12).toString('base64url');
  const patient = await Patient.query().patchAndFetchById(req.params.id, { external_link_id });
  res.json({ url: `${process.env.PORTAL_URL}/r/${patient.external_link_id}` });
});

module.exports = router;

const router = require('express').Router();
const db = require('../db');

const COLUMNS = ['id', 'first_name', 'last_name', 'dob', 'email', 'import_id', 'import_source', 'external_link_id'];

router.get('/', async (req, res) => {
  const q = db('patients').select(COLUMNS).limit(Number(req.query.limit) || 50);
  if (req.query.import_source) q.where({ import_source: req.query.import_source });
  res.json(await q);
});

router.get('/:id', async (req, res) => {
  const p = await db('patients').first(COLUMNS).where({ id: req.params.id });
  if (!p) return res.status(404).json({ error: 'no such patient' });
  return res.json(p);
});

router.patch('/:id', async (req, res) => {
  const { first_name, last_name, email, external_link_id } = req.body;
  const [p] = await db('patients')
    .where({ id: req.params.id })
    .update({ first_name, last_name, email, external_link_id })
    .returning(COLUMNS);
  res.json(p);
});

module.exports = router;

const router = require('express').Router();
const db = require('../db');
const letters = require('../letters');

router.post('/', async (req, res) => {
  const due = await db('visits').where('next_due', '<', db.fn.now()).distinct('patient_id');
  for (const { patient_id } of due) await letters.send(patient_id);
  res.status(202).json({ sent: due.length });
});

module.exports = router;

const { Router } = require('express');
const hubspot = require('../lib/hubspot');
const db = require('../db');

const router = Router();

router.get('/:importId', async (req, res, next) => {
  try {
    const { importId } = req.params;
    const status = await hubspot.getImport(importId);
    if (status.state === 'DONE') {
      await db('hubspot_imports').where({ import_id: importId }).update({ finished_at: db.fn.now() });
    }
    res.json(status);
  } catch (err) {
    next(err);
  }
});

router.get('/:importId/errors', async (req, res, next) => {
  try {
    res.json(await hubspot.getImportErrors(req.params.importId));
  } catch (err) {
    next(err);
  }
});

module.exports = router;

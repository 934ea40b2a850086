#!/usr/bin/env node
const fs = require('fs');
const FormData = require('form-data');
const hubspot = require('../src/lib/hubspot');

const sleep = (ms) => new Promise((r) => setTimeout(r, ms));

(async () => {
  const form = new FormData();
  form.append('importRequest', JSON.stringify({ name: `bulk ${Date.now()}`, files: [] }));
  form.append('files', fs.createReadStream(process.argv[2]));

  const importId = await hubspot.startImport(form);
  console.log('import', importId);
  while ((await hubspot.importStatus(importId)) === 'PROCESSING') await sleep(5000);
  console.table(await hubspot.importErrors(importId));
})();

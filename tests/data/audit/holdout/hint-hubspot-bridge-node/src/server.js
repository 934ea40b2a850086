require('dotenv').config();
const express = require('express');
const webhooks = require('./routes/webhooks');
const imports = require('./routes/imports');

const app = express();
app.use('/webhooks', express.json({ limit: '1mb' }), webhooks);
app.use('/imports', imports);
app.get('/healthz', (req, res) => res.send('ok'));

if (require.main === module) {
  app.listen(process.env.PORT || 3000);
}

module.exports = app;

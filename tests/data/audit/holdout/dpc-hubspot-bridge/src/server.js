const express = require('express');
const config = require('./config');
const hooks = require('./routes/hooks');

const app = express();
app.use(express.json({ limit: '2mb' }));
app.use('/hooks', hooks);
app.get('/healthz', (req, res) => res.send('ok'));

if (require.main === module) {
  app.listen(config.port, () => console.log(`listening on ${config.port}`));
}

module.exports = app;

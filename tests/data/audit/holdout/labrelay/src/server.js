const express = require('express');
const { Model } = require('objection');
const knex = require('knex')(require('../knexfile'));
const { startHl7 } = require('./hl7/listener');

Model.knex(knex);

const app = express();
app.use(express.json());
app.use('/api/patients', require('./routes/patients'));
app.get('/healthz', (req, res) => res.send('ok'));

if (require.main === module) {
  app.listen(process.env.PORT || 8080);
  startHl7(Number(process.env.HL7_PORT || 6661));
}

module.exports = app;

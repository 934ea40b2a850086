const express = require('express');

const app = express();
app.use(express.json());
app.use('/provider/patients', require('./routes/patients'));
app.use('/provider/recalls', require('./routes/recalls'));
app.get('/healthz', (req, res) => res.send('ok'));

module.exports = app;

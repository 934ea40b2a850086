const request = require('supertest');
const app = require('../src/server');
const { Patient } = require('../src/models/patient');
const fixtures = require('./fixtures/patients.json');

beforeEach(async () => {
  await Patient.query().delete();
  await Patient.query().insert(fixtures);
});

test('filters by source', async () => {
  const res = await request(app).get('/api/patients?import_source=MEDITECH');
  expect(res.body).toHaveLength(1);
  expect(res.body[0].import_id).toBe('MSG20230904-00031');
});

test('creates', async () => {
  const res = await request(app).post('/api/patients').send({ first_name: 'A', last_name: 'B', gender: 'other' });
  expect(res.status).toBe(201);
  expect(res.body.import_source).toBe('api');
});

const request = require('supertest');
const assert = require('assert');
const app = require('../server/app');
const db = require('../server/db');

describe('GET /provider/patients/:id', () => {
  before(() => db('patients').insert({ id: 1, first_name: 'Ann', last_name: 'Lee', import_id: '77', import_source: 'paper' }));

  it('returns the old chart number', async () => {
    const { body } = await request(app).get('/provider/patients/1').expect(200);
    assert.strictEqual(body.import_id, '77');
    assert.strictEqual(body.external_link_id, null);
  });
});

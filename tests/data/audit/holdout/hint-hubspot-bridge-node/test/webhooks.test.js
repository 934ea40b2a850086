const crypto = require('crypto');
const nock = require('nock');
const request = require('supertest');

process.env.HINT_WEBHOOK_SECRET = 's';
jest.mock('../src/db', () => () => ({ insert: () => ({ onConflict: () => ({ merge: jest.fn() }) }) }));
const app = require('../src/server');
const fixture = require('./fixtures/patient.updated.json');

function post(body) {
  const sig = crypto.createHmac('sha256', 's').update(JSON.stringify(body)).digest('hex');
  return request(app).post('/webhooks/hint').set('X-Hint-Signature', sig).send(body);
}

beforeEach(() => {
  nock('https://api.hubapi.com')
    .post('/crm/v3/objects/contacts/search').reply(200, { results: [{ id: '501' }] })
    .patch('/crm/v3/objects/contacts/501').reply(200, { id: '501' });
});
afterEach(() => nock.cleanAll());

test('writes the contact to the patient', async () => {
  const scope = nock('https://api.hint.com')
    .patch('/api/provider/patients/pat-Tt3Rr2Ee1Ww0', { import_source: 'hubspot', import_id: '501' })
    .reply(200, {});
  await post(fixture).expect(204);
  expect(scope.isDone()).toBe(true);
});

test('does nothing when it is linked', async () => {
  const linked = { ...fixture, object: { ...fixture.object, import_id: '501', import_source: 'hubspot' } };
  await post(linked).expect(204);
});

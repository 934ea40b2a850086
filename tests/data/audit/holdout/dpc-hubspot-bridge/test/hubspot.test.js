const nock = require('nock');
const { expect } = require('chai');
const hubspot = require('../src/lib/hubspot');

describe('hubspot imports', () => {
  it('reads the state', async () => {
    const importId = 4412;
    nock('https://api.hubapi.com').get(`/crm/v3/imports/${importId}`).reply(200, { state: 'DONE' });
    expect(await hubspot.importStatus(importId)).to.equal('DONE');
  });
});

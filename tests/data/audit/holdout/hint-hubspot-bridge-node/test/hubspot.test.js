const nock = require('nock');
const hubspot = require('../src/lib/hubspot');

test('import status', async () => {
  nock('https://api.hubapi.com').get('/crm/v3/imports/77').reply(200, {
    id: '77',
    state: 'DONE',
    importSource: 'API',
    metadata: { counters: { TOTAL_ROWS: 3 } },
  });
  await expect(hubspot.getImport('77')).resolves.toEqual({
    state: 'DONE',
    source: 'API',
    counters: { TOTAL_ROWS: 3 },
  });
});

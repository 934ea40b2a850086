const axios = require('axios');
const FormData = require('form-data');

const hs = axios.create({
  baseURL: 'https://api.hubapi.com',
  headers: { Authorization: `Bearer ${process.env.HUBSPOT_TOKEN}` },
});

async function findContact(email) {
  const { data } = await hs.post('/crm/v3/objects/contacts/search', {
    filterGroups: [{ filters: [{ propertyName: 'email', operator: 'EQ', value: email }] }],
    properties: ['email', 'hint_patient_id', 'hint_membership'],
    limit: 1,
  });
  return data.results[0] || null;
}

async function upsertContact(properties) {
  const existing = await findContact(properties.email);
  if (existing) {
    const { data } = await hs.patch(`/crm/v3/objects/contacts/${existing.id}`, { properties });
    return data;
  }
  const { data } = await hs.post('/crm/v3/objects/contacts', { properties });
  return data;
}

async function startImport(name, csv, columnMappings) {
  const form = new FormData();
  form.append('importRequest', JSON.stringify({
    name,
    importOperations: { '0-1': 'UPSERT' },
    files: [{ fileName: 'contacts.csv', fileFormat: 'CSV', fileImportPage: { hasHeader: true, columnMappings } }],
  }));
  form.append('files', csv, 'contacts.csv');
  const { data } = await hs.post('/crm/v3/imports', form, { headers: form.getHeaders() });
  return data.id;
}

async function getImport(importId) {
  const { data } = await hs.get(`/crm/v3/imports/${importId}`);
  return { state: data.state, source: data.importSource, counters: data.metadata.counters };
}

async function getImportErrors(importId) {
  const { data } = await hs.get(`/crm/v3/imports/${importId}/errors`);
  return data.results;
}

module.exports = { findContact, upsertContact, startImport, getImport, getImportErrors };

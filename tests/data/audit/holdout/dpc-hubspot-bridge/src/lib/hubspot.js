const axios = require('axios');
const { hubspot } = require('../config');

const http = axios.create({
  baseURL: hubspot.baseURL,
  headers: { Authorization: `Bearer ${hubspot.token}` },
});

exports.upsertContact = async (email, properties) => {
  const { data } = await http.post(`/contacts/v1/contact/createOrUpdate/email/${encodeURIComponent(email)}/`, {
    properties: Object.entries(properties).map(([property, value]) => ({ property, value })),
  });
  return data.vid;
};

exports.startImport = async (form) => {
  const { data } = await http.post('/crm/v3/imports', form, { headers: form.getHeaders() });
  return data.id;
};

exports.importStatus = async (importId) => {
  const { data } = await http.get(`/crm/v3/imports/${importId}`);
  return data.state;
};

exports.importErrors = async (importId) => {
  const { data } = await http.get(`/crm/v3/imports/${importId}/errors`);
  return data.results.map((e) => ({ importId, line: e.sourceData.lineNumber, type: e.errorType }));
};

const axios = require('axios');

const api = axios.create({
  baseURL: `${process.env.HINT_API_URL || 'https://api.hint.com'}/api/provider`,
  auth: { username: process.env.HINT_API_KEY || '', password: '' },
});

async function getPatient(id) {
  const { data } = await api.get(`/patients/${id}`);
  return data;
}

// remember the HubSpot contact on the patient
async function linkContact(patientId, contactId) {
  const { data } = await api.patch(`/patients/${patientId}`, {
    import_source: 'hubspot',
    import_id: String(contactId),
  });
  return data;
}

async function getInvoice(id) {
  const { data } = await api.get(`/customer_invoices/${id}`);
  return data;
}

module.exports = { getPatient, getInvoice, linkContact };

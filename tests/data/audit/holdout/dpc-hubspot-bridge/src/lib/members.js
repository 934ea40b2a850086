const axios = require('axios');
const { members } = require('../config');

const http = axios.create({
  baseURL: `${members.baseURL}/api/provider`,
  headers: { Authorization: `Bearer ${members.key}` },
  timeout: 15000,
});

async function getMember(id) {
  const { data } = await http.get(`/patients/${id}`);
  return data;
}

async function linkMember(id, contactId) {
  const { data } = await http.patch(`/patients/${id}`, {
    external_link_id: String(contactId),
  });
  return data;
}

async function* allMembers() {
  for (let offset = 0; ; offset += 100) {
    const { data } = await http.get('/patients', { params: { limit: 100, offset } });
    yield* data;
    if (data.length < 100) return;
  }
}

module.exports = { getMember, linkMember, allMembers };

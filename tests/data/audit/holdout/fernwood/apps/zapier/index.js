const newPatient = require('./triggers/new_patient');
const updatePatient = require('./creates/update_patient');

module.exports = {
  version: require('./package.json').version,
  platformVersion: require('zapier-platform-core').version,
  authentication: {
    type: 'custom',
    fields: [{ key: 'token', label: 'Practice token', required: true }],
    test: { url: 'https://api.hint.com/api/provider/practice' },
    connectionLabel: '{{name}}',
  },
  beforeRequest: [
    (req, z, bundle) => {
      req.headers.Authorization = `Bearer ${bundle.authData.token}`;
      return req;
    },
  ],
  triggers: { [newPatient.key]: newPatient },
  creates: { [updatePatient.key]: updatePatient },
};

const perform = async (z, bundle) => {
  const res = await z.request({
    url: 'https://api.hint.com/api/provider/patients',
    params: { sort: '-created_at', limit: 50 },
  });
  return res.data;
};

module.exports = {
  key: 'new_patient',
  noun: 'Patient',
  display: { label: 'New Patient', description: 'Triggers when a patient is added in Hint.' },
  operation: {
    perform,
    sample: {
      id: 'pat-d4D4d4D4d4D4',
      first_name: 'Sample',
      last_name: 'Patient',
      membership_status: 'active',
      external_link_id: null,
      import_id: 'p-1',
      import_source: 'fernwood-directory',
    },
    outputFields: [
      { key: 'id', label: 'Patient ID' },
      { key: 'first_name', label: 'First Name' },
      { key: 'last_name', label: 'Last Name' },
      { key: 'external_link_id', label: 'External Link ID' },
      { key: 'import_id', label: 'Import ID' },
      { key: 'import_source', label: 'Import Source' },
    ],
  },
};

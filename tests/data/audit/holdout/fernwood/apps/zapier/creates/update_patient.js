const perform = async (z, bundle) => {
  const { id, ...body } = bundle.inputData;
  const res = await z.request({
    method: 'PATCH',
    url: `https://api.hint.com/api/provider/patients/${id}`,
    body,
  });
  return res.data;
};

module.exports = {
  key: 'update_patient',
  noun: 'Patient',
  display: { label: 'Update Patient', description: 'Changes a patient.' },
  operation: {
    inputFields: [
      { key: 'id', required: true },
      { key: 'email' },
      { key: 'import_id', helpText: 'Your ID of the patient.' },
      { key: 'import_source', default: 'fernwood-directory' },
    ],
    perform,
  },
};

const assert = require('assert')
const { toRow } = require('../jobs/patients')
const sample = require('./fixtures/patient.json')

describe('toRow', () => {
  it('keeps the link', () => {
    assert.strictEqual(toRow(sample).external_link_id, 'BV-31')
  })

  it('drops the import of others', () => {
    const row = toRow({ ...sample, import_id: '5', import_source: 'other' })
    assert.strictEqual(row.import_id, null)
  })

  it('takes ours', () => {
    const row = toRow({ ...sample, import_id: '5', import_source: 'bayview' })
    assert.strictEqual(row.import_id, '5')
  })
})

const api = require('../lib/api')
const db = require('../lib/db')

const pick = (o, ...keys) => Object.fromEntries(keys.map((k) => [k, o[k]]))

async function run() {
  let n = 0
  for await (const invoice of api.list('/customer_invoices')) {
    const row = pick(invoice, 'id', 'number', 'status', 'amount_in_cents', 'invoice_date', 'external_link_id')
    row.owner_id = invoice.owner.id
    row.owner_link = invoice.owner.external_link_id || invoice.owner['import_id']
    await db('invoices').insert(row).onConflict('id').merge()
    n++
  }
  return n
}

module.exports = { run }

exports.up = (knex) =>
  knex.schema
    .createTable('patients', (t) => {
      t.string('id', 16).primary()
      t.string('name')
      t.string('email')
      t.date('dob')
      t.string('external_link_id').index()
      t.string('import_id')
      t.string('membership_status')
      t.string('practitioner_id', 16)
      t.dateTime('created_at')
    })
    .createTable('invoices', (t) => {
      t.string('id', 16).primary()
      t.integer('number')
      t.string('status')
      t.integer('amount_in_cents')
      t.date('invoice_date')
      t.string('external_link_id')
      t.string('owner_id', 16)
      t.string('owner_link')
    })

exports.down = (knex) => knex.schema.dropTable('invoices').dropTable('patients')

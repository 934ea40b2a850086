exports.up = (knex) => knex.schema.createTable('patients', (t) => {
  t.increments();
  t.string('mrn').index();
  t.string('first_name');
  t.string('last_name').notNullable();
  t.date('dob');
  t.string('gender', 10);
  t.string('import_id', 64);
  t.string('import_source', 40).notNullable();
  t.string('external_link_id', 16).unique();
  t.timestamps(true, true);
  t.unique(['mrn', 'import_source']);
});

exports.down = (knex) => knex.schema.dropTable('patients');

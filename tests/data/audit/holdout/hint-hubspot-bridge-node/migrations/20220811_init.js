exports.up = async (knex) => {
  await knex.schema.createTable('patient_links', (t) => {
    t.string('patient_id').primary();
    t.string('contact_id').notNullable();
    t.string('hint_external_link_id');
    t.timestamps(true, true);
  });
  await knex.schema.createTable('hubspot_imports', (t) => {
    t.string('import_id').primary();
    t.string('name');
    t.timestamp('finished_at');
  });
};

exports.down = async (knex) => {
  await knex.schema.dropTable('hubspot_imports');
  await knex.schema.dropTable('patient_links');
};

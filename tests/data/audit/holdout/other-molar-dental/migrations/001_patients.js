exports.up = (knex) =>
  knex.schema
    .createTable('practices', (t) => {
      t.increments();
      t.string('name');
    })
    .createTable('patients', (t) => {
      t.increments();
      t.integer('practice_id').references('practices.id');
      t.string('first_name').notNullable();
      t.string('last_name').notNullable();
      t.date('dob');
      t.string('email');
      t.string('insurance_plan');
      t.string('import_id');
      t.enu('import_source', ['dentrix', 'eaglesoft', 'paper']);
      t.integer('external_link_id').references('external_links.id');
      t.unique(['import_source', 'import_id'], 'patients_import_id_unique');
    });

exports.down = (knex) => knex.schema.dropTable('patients').dropTable('practices');

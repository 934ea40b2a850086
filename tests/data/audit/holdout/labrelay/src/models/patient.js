const { Model } = require('objection');

class Patient extends Model {
  static get tableName() {
    return 'patients';
  }

  static get jsonSchema() {
    return {
      type: 'object',
      required: ['last_name', 'import_source'],
      properties: {
        id: { type: 'integer' },
        mrn: { type: ['string', 'null'] },
        first_name: { type: 'string' },
        last_name: { type: 'string' },
        dob: { type: ['string', 'null'] },
        gender: { type: 'string', enum: ['male', 'female', 'other', 'unknown'] },
        import_id: { type: ['string', 'null'] },
        import_source: { type: 'string' },
        external_link_id: { type: ['string', 'null'] },
      },
    };
  }
}

module.exports = { Patient };

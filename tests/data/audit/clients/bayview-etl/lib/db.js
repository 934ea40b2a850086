const knex = require('knex')

module.exports = knex({ client: 'mysql2', connection: process.env.MYSQL_URL, pool: { min: 0, max: 4 } })

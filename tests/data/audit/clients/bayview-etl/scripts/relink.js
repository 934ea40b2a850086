#!/usr/bin/env node
// one-off, 2021-02: give every patient the id of its row in the old Access DB
require('dotenv').config()
const fs = require('fs')
const pLimit = require('p-limit')
const { http } = require('../lib/api')

const limit = pLimit(2)
const lines = fs.readFileSync(process.argv[2], 'utf8').trim().split('\n').slice(1)

Promise.all(
  lines.map((line) => {
    const [id, import_id] = line.split(',')
    return limit(() =>
      http
        .patch(`/patients/${id}`, { import_id, import_source: 'bayview' })
        .then(({ data }) => console.log(id, '->', data.import_id))
        .catch((e) => console.error(id, e.response ? e.response.data.message : e.message)),
    )
  }),
).then(() => console.log('done'))

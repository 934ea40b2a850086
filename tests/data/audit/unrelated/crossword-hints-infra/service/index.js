const express = require('express')
const { Pool } = require('pg')

const pool = new Pool()
const app = express()

app.get('/hints/:pattern', async (req, res) => {
  const { rows } = await pool.query(
    'select answer, clue, import_source from clues where answer like $1 limit 20',
    [req.params.pattern.replace(/\?/g, '_')]
  )
  res.json(rows.map((r) => ({ hint: r.clue, length: r.answer.length, importSource: r.import_source })))
})

app.post('/imports', async (req, res) => {
  const importId = process.env.HINT_IMPORT_ID || 'adhoc'
  const { rowCount } = await pool.query('update clues set fresh = false where import_id = $1', [importId])
  res.status(202).json({ import_id: importId, cleared: rowCount })
})

app.listen(8080)

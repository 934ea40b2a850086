require('dotenv').config()
const patients = require('./jobs/patients')
const invoices = require('./jobs/invoices')
const notify = require('./lib/notify')

;(async () => {
  const started = Date.now()
  try {
    const p = await patients.run()
    const i = await invoices.run()
    await notify(`ETL ok: ${p} patients, ${i} invoices in ${Math.round((Date.now() - started) / 1000)}s`)
  } catch (e) {
    console.error(e)
    await notify(`ETL failed: ${e.message}`)
    process.exitCode = 1
  }
})()

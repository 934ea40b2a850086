const axios = require('axios')

const http = axios.create({
  baseURL: process.env.API_BASE,
  headers: { Authorization: `Bearer ${process.env.API_KEY}` },
  timeout: 60000,
})

const sleep = (ms) => new Promise((r) => setTimeout(r, ms))

http.interceptors.response.use(undefined, async (err) => {
  const { config, response } = err
  config.tries = (config.tries || 0) + 1
  if (response && response.status === 429 && config.tries < 6) {
    await sleep(Math.random() * 500 * 2 ** config.tries)
    return http.request(config)
  }
  throw err
})

async function* list(path, params = {}) {
  for (let offset = 0; ; offset += 100) {
    const { data } = await http.get(path, { params: { limit: 100, offset, ...params } })
    yield* data
    if (data.length < 100) return
  }
}

module.exports = { http, list }

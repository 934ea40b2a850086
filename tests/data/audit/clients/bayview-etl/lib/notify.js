const axios = require('axios')

module.exports = async (text) => {
  if (!process.env.SLACK_WEBHOOK) return console.log(text)
  await axios.post(process.env.SLACK_WEBHOOK, { text })
}

require('dotenv').config({ silent: true });

module.exports = {
  port: process.env.PORT || 4000,
  members: {
    baseURL: process.env.HINT_API_URL,
    key: process.env.HINT_API_KEY,
  },
  hubspot: {
    baseURL: 'https://api.hubapi.com',
    token: process.env.HUBSPOT_TOKEN,
  },
};

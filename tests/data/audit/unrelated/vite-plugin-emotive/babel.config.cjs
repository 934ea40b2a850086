module.exports = (api) => {
  api.cache.using(() => process.env.NODE_ENV)
  return {
    presets: [
      ['@babel/preset-env', { targets: { node: 'current' } }],
      ['@babel/preset-react', { runtime: 'automatic', importSource: '@emotion/react' }],
    ],
  }
}

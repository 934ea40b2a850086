import { defineConfig } from 'vite'
import preact from '@preact/preset-vite'

export default defineConfig({
  plugins: [
    preact({
      babel: {
        plugins: [['@babel/plugin-transform-react-jsx', { runtime: 'automatic', importSource: 'preact' }]],
      },
    }),
  ],
  server: { proxy: { '/graphql': 'http://localhost:4000' } },
})

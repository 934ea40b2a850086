import { defineConfig } from 'vite'
import preact from '@preact/preset-vite'

export default defineConfig({
  plugins: [preact({ babel: { plugins: [['@babel/plugin-transform-react-jsx', { runtime: 'automatic', importSource: 'preact' }]] } })],
  esbuild: { jsxImportSource: 'preact' },
  build: { sourcemap: true },
})

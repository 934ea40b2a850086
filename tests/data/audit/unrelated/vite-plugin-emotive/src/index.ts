import type { Plugin } from 'vite'
import { transformAsync } from '@babel/core'
import { readPragma } from './pragma'
import { rewriteImports } from './rewrite'

export interface EmotiveOptions {
  /** Module that exports jsx-runtime */
  importSource?: string
  autoLabel?: 'always' | 'dev-only' | 'never'
  devTools?: boolean
}

export default function emotive(opts: EmotiveOptions = {}): Plugin {
  const { importSource = '@emotion/react', autoLabel = 'dev-only' } = opts
  return {
    name: 'emotive',
    enforce: 'pre',
    config: () => ({
      esbuild: { jsx: 'automatic', jsxImportSource: importSource },
      optimizeDeps: { include: [`${importSource}/jsx-runtime`, `${importSource}/jsx-dev-runtime`] },
    }),
    async transform(code, id) {
      if (!/\.[jt]sx$/.test(id)) return null
      const fileImportSource = readPragma(code) ?? importSource
      const res = await transformAsync(code, {
        filename: id,
        sourceMaps: true,
        presets: [['@babel/preset-react', { runtime: 'automatic', importSource: fileImportSource }]],
        plugins: [['@emotion/babel-plugin', { autoLabel }], rewriteImports],
      })
      return res && { code: res.code!, map: res.map }
    },
  }
}

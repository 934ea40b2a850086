import type { Plugin, ResolvedConfig } from 'vite'
import { reachable, scan, type ModuleNode } from './graph'

export interface HintOptions {
  routes: Record<string, string>
  /** rel of the hints for chunks that are imported lazily */
  lazyHint?: 'prefetch' | 'modulepreload' | false
}

export default function routeHints(options: HintOptions): Plugin {
  let config: ResolvedConfig
  const nodes = new Map<string, ModuleNode>()

  return {
    name: 'route-hints',
    configResolved(c) {
      config = c
    },
    async transform(code, id) {
      if (!/\.[jt]sx?$/.test(id)) return null
      const node = await scan(id, code, async (importSource, importer) => {
        const r = await this.resolve(importSource, importer, { skipSelf: true })
        return r && !r.external ? r.id : null
      })
      nodes.set(id, node)
      return null
    },
    generateBundle(_, bundle) {
      const hints: Record<string, string[]> = {}
      for (const [route, entry] of Object.entries(options.routes)) {
        const ids = reachable(entry, nodes, options.lazyHint !== false)
        hints[route] = Object.values(bundle)
          .filter((c) => c.type === 'chunk' && Object.keys(c.modules).some((m) => ids.has(m)))
          .map((c) => config.base + c.fileName)
      }
      this.emitFile({ type: 'asset', fileName: 'hints.json', source: JSON.stringify(hints) })
    },
  }
}

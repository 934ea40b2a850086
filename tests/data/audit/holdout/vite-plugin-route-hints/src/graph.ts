import { init, parse } from 'es-module-lexer'
import path from 'node:path'

export interface ImportEdge {
  importId: string
  importSource: string
  dynamic: boolean
  start: number
  end: number
}

export interface ModuleNode {
  id: string
  imports: ImportEdge[]
}

export type Resolve = (importSource: string, importer: string) => Promise<string | null>

const EXTERNAL = /^(node:|https?:|virtual:)/

export async function scan(id: string, code: string, resolve: Resolve): Promise<ModuleNode> {
  await init
  const [found] = parse(code, id)
  const imports: ImportEdge[] = []
  for (const item of found) {
    const importSource = item.n
    if (!importSource || EXTERNAL.test(importSource)) continue
    const importId = await resolve(importSource, id)
    if (!importId) continue
    imports.push({ importId, importSource, dynamic: item.d > -1, start: item.s, end: item.e })
  }
  return { id, imports }
}

export function reachable(root: string, nodes: Map<string, ModuleNode>, dynamic = false): Set<string> {
  const seen = new Set<string>()
  const queue = [root]
  while (queue.length) {
    const id = queue.pop()!
    if (seen.has(id)) continue
    seen.add(id)
    for (const edge of nodes.get(id)?.imports ?? []) {
      if (edge.dynamic && !dynamic) continue
      queue.push(edge.importId)
    }
  }
  return seen
}

export function relativeId(importId: string, root: string) {
  return path.posix.relative(root, importId)
}

import { describe, expect, it } from 'vitest'
import { reachable, scan } from '../src/graph'

const resolve = async (importSource: string) => '/app/' + importSource.replace('./', '') + '.ts'

describe('scan', () => {
  it('finds static and dynamic imports', async () => {
    const node = await scan('/app/main.ts', `import a from './a'; const b = () => import('./b')`, resolve)
    expect(node.imports.map((i) => [i.importSource, i.importId, i.dynamic])).toEqual([
      ['./a', '/app/a.ts', false],
      ['./b', '/app/b.ts', true],
    ])
  })

  it('leaves externals alone', async () => {
    const node = await scan('/app/main.ts', `import fs from 'node:fs'`, resolve)
    expect(node.imports).toHaveLength(0)
  })
})

describe('reachable', () => {
  const edge = (importId: string, dynamic = false) => ({ importId, importSource: importId, dynamic, start: 0, end: 0 })
  const nodes = new Map([
    ['r', { id: 'r', imports: [edge('a'), edge('b', true)] }],
    ['a', { id: 'a', imports: [edge('r')] }],
  ])
  it('stops at lazy edges', () => expect([...reachable('r', nodes)]).toEqual(['r', 'a']))
})

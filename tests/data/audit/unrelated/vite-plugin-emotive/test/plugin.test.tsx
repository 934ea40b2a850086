/** @jsxImportSource @emotion/react */
import { describe, expect, it } from 'vitest'
import emotive from '../src'
import { readPragma } from '../src/pragma'

describe('pragma', () => {
  it('reads', () => expect(readPragma('/** @jsxImportSource preact */')).toBe('preact'))
  it('is undefined without', () => expect(readPragma('const a = 1')).toBeUndefined())
})

it('sets esbuild', () => {
  const cfg = (emotive({ importSource: 'preact' }) as any).config()
  expect(cfg.esbuild.jsxImportSource).toBe('preact')
})

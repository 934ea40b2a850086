import { describe, expect, it } from 'vitest'
import { chartIdOf, chartUrl } from './chartUrl'

describe('chartUrl', () => {
  it('escapes', () => expect(chartUrl('a b')).toMatch(/a%20b$/))
  it('is undefined without an id', () => expect(chartUrl(null)).toBeUndefined())
})

describe('chartIdOf', () => {
  it('takes the link first', () => {
    expect(chartIdOf({ external_link_id: 'x', import_id: 'y', import_source: 'verdegrove' })).toBe('x')
  })
  it('ignores what others imported', () => {
    expect(chartIdOf({ import_id: 'y', import_source: 'athena' })).toBeUndefined()
  })
})

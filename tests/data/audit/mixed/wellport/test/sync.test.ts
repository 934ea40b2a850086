import { expect, it, vi } from 'vitest'
import * as hint from '@/hint/client'
import { sync } from '@/jobs/sync'

vi.mock('@/db')
vi.mock('@/links/shorten', () => ({ shorten: async () => ({ externalLinkId: 5, url: 'https://wp.example/x' }) }))

it('links new patients', async () => {
  vi.spyOn(hint, 'listPatients').mockResolvedValueOnce([
    { id: 'pat-Zx81qWe4rT0y', first_name: 'Ida', last_name: 'Moe', external_link_id: null, import_id: null },
  ])
  const save = vi.spyOn(hint, 'savePatient').mockResolvedValue({} as never)
  await sync()
  expect(save).toHaveBeenCalledWith('pat-Zx81qWe4rT0y', { external_link_id: '1' })
})

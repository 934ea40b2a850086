import ky from 'ky'
import type { components } from './schema'

export type HintPatient = components['schemas']['Patient']

const api = ky.create({
  prefixUrl: process.env.HINT_BASE_URL,
  headers: { Authorization: `Bearer ${process.env.HINT_PRACTICE_TOKEN}` },
  retry: { limit: 4, statusCodes: [429, 502, 503] },
})

export const listPatients = (offset = 0) =>
  api.get('patients', { searchParams: { limit: 100, offset } }).json<HintPatient[]>()

export const savePatient = (id: string, body: Partial<HintPatient>) =>
  api.patch(`patients/${id}`, { json: body }).json<HintPatient>()

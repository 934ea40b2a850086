import { Patient } from '../gql/types'

const BASE = 'https://charts.verdegrove.example/c/'

export function chartUrl(id?: string | null): string | undefined {
  return id ? BASE + encodeURIComponent(id) : undefined
}

export function chartIdOf(p: Pick<Patient, 'external_link_id' | 'import_id' | 'import_source'>): string | undefined {
  if (p.external_link_id) return p.external_link_id
  if (p.import_source === 'verdegrove') return p.import_id ?? undefined
  return undefined
}

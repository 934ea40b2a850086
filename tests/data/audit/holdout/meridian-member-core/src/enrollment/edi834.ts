import { ImportSource } from '@prisma/client'

export interface Enrollment {
  maintenance: 'add' | 'change' | 'terminate'
  importId: string
  importSource: ImportSource
  firstName: string
  lastName: string
  dob?: string
  npi?: string
}

const MAINTENANCE: Record<string, Enrollment['maintenance']> = { '021': 'add', '001': 'change', '024': 'terminate' }

/** Reads the 2000 loops of an 834 benefit enrollment file. */
export function* read834(text: string): Generator<Enrollment> {
  const segments = text.split('~').map((s) => s.trim().split('*'))
  let current: Partial<Enrollment> | null = null
  for (const [tag, ...e] of segments) {
    switch (tag) {
      case 'INS':
        if (current?.importId) yield current as Enrollment
        current = { maintenance: MAINTENANCE[e[2]] ?? 'change', importSource: ImportSource.EDI_834 }
        break
      case 'REF':
        if (e[0] === '0F' && current) current.importId = e[1]
        break
      case 'NM1':
        if (e[0] === 'IL' && current) Object.assign(current, { lastName: e[2], firstName: e[3] })
        if (e[0] === 'P3' && current) current.npi = e[8]
        break
      case 'DMG':
        if (current) current.dob = `${e[1].slice(0, 4)}-${e[1].slice(4, 6)}-${e[1].slice(6, 8)}`
        break
    }
  }
  if (current?.importId) yield current as Enrollment
}

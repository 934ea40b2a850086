import { eq } from 'drizzle-orm'
import { db } from '@/db'
import { members } from '@/db/schema'
import { listPatients, savePatient, type HintPatient } from '@/hint/client'
import { shorten } from '@/links/shorten'

async function store(p: HintPatient) {
  const { id, first_name, last_name, email, external_link_id } = p
  const values = {
    firstName: first_name,
    lastName: last_name,
    email: email ?? null,
    hintPatientId: id,
    hintExternalLinkId: external_link_id ?? null,
    syncedAt: new Date(),
  }
  const [m] = await db.insert(members).values(values).onConflictDoUpdate({ target: members.hintPatientId, set: values }).returning()
  return m
}

export async function sync() {
  for (let offset = 0; ; offset += 100) {
    const page = await listPatients(offset)
    for (const p of page) {
      const m = await store(p)
      if (!p.external_link_id) {
        await savePatient(p.id, { external_link_id: String(m.id) })
        const { externalLinkId } = await shorten(`/welcome/${m.id}`)
        console.log('welcome link %d for member %d', externalLinkId, m.id)
      }
    }
    if (page.length < 100) return
  }
}

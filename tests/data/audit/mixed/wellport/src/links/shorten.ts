import { nanoid } from 'nanoid'
import { db } from '@/db'
import { externalLinks, externalLinkVisits } from '@/db/schema'

export async function shorten(target: string) {
  const slug = nanoid(7)
  const [row] = await db.insert(externalLinks).values({ slug, target }).returning()
  return { externalLinkId: row.id, url: `${process.env.SHORT_HOST}/${slug}` }
}

export async function visit(externalLinkId: number, memberId?: number) {
  await db.insert(externalLinkVisits).values({ externalLinkId, memberId })
}

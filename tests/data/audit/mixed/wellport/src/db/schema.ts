import { integer, pgTable, serial, text, timestamp } from 'drizzle-orm/pg-core'

export const members = pgTable('members', {
  id: serial('id').primaryKey(),
  firstName: text('first_name').notNull(),
  lastName: text('last_name').notNull(),
  email: text('email'),
  hintPatientId: text('hint_patient_id').unique(),
  hintExternalLinkId: text('hint_external_link_id'),
  syncedAt: timestamp('synced_at'),
})

export const externalLinks = pgTable('external_links', {
  id: serial('id').primaryKey(),
  slug: text('slug').notNull().unique(),
  target: text('target').notNull(),
})

export const externalLinkVisits = pgTable('external_link_visits', {
  id: serial('id').primaryKey(),
  externalLinkId: integer('external_link_id').references(() => externalLinks.id).notNull(),
  memberId: integer('member_id').references(() => members.id),
  at: timestamp('at').defaultNow(),
})

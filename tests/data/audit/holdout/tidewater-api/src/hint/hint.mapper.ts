import { MembershipStatus, Prisma } from '@prisma/client';
import { HintPatient } from './hint.types';

export function statusOf(row: HintPatient): MembershipStatus | null {
  return row.membership_status ? (row.membership_status.toUpperCase() as MembershipStatus) : null;
}

export function fromHint(row: HintPatient): Prisma.PatientCreateInput {
  return {
    hintId: row.id,
    firstName: row.first_name,
    lastName: row.last_name,
    dob: row.dob ? new Date(row.dob) : null,
    membershipStatus: statusOf(row),
    importId: row.import_id,
    importSource: row.import_source,
    externalLinkId: row.external_link_id,
    hintSyncedAt: new Date(),
  };
}

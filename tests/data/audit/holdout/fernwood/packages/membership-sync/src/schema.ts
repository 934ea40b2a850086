import { z } from 'zod';

const nullableString = z.string().nullish();

export const patient = z
  .object({
    id: z.string().startsWith('pat-'),
    first_name: z.string(),
    last_name: z.string(),
    email: nullableString,
    membership_status: nullableString,
    external_link_id: nullableString,
    import_id: nullableString,
    import_source: nullableString,
  })
  .transform(({ import_id, import_source, ...rest }) => ({ ...rest, importId: import_id, importSource: import_source }));

export const patientList = z.array(patient);
export type Patient = z.infer<typeof patient>;

export interface PatientPatch {
  email?: string;
  import_id?: string | null;
  import_source?: string | null;
}

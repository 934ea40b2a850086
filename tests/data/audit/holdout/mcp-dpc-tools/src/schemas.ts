import { z } from "zod";

export const memberInput = z.object({
  first_name: z.string().min(1),
  last_name: z.string().min(1),
  dob: z.string().regex(/^\d{4}-\d{2}-\d{2}$/).optional(),
  email: z.string().email().optional(),
  import_id: z.string().optional().describe("The member's ID in the system of record"),
  import_source: z.string().optional().describe("Name of the system of record"),
});

export const member = memberInput.extend({
  id: z.string(),
  created_at: z.string(),
  membership_status: z.enum(["active", "pending", "none", "cancelled"]).nullish(),
  external_link_id: z.string().nullish(),
  import_id: z.string().nullish(),
  import_source: z.string().nullish(),
});

export type Member = z.infer<typeof member>;
export type MemberInput = z.infer<typeof memberInput>;

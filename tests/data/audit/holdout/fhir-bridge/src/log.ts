import { Pool } from "pg";

const pool = new Pool();

export async function logMessage(m: { importId: string; importSource: string; mrn?: string; mergedInto?: string }) {
  await pool.query(
    "insert into bridge_log (import_id, import_source, mrn, external_link_id) values ($1, $2, $3, $4)",
    [m.importId, m.importSource, m.mrn, m.mergedInto],
  );
}

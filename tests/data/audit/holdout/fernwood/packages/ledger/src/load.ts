import { Client } from 'pg';
import { parseOfx } from './ofx';

type ImportSource = 'ofx' | 'csv' | 'plaid';

export async function load(db: Client, text: string, importSource: ImportSource = 'ofx') {
  const { rows } = await db.query('INSERT INTO bank_import (import_source) VALUES ($1) RETURNING id', [importSource]);
  const importId: number = rows[0].id;
  for (const line of parseOfx(text)) {
    await db.query('INSERT INTO bank_line (import_id, posted, cents, memo) VALUES ($1, $2, $3, $4)', [
      importId,
      line.posted,
      line.cents,
      line.memo,
    ]);
  }
  return importId;
}

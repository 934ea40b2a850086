import ky from 'ky';

const api = ky.create({
  prefixUrl: `https://${process.env.CANVAS_HOST}/api/v1`,
  headers: { Authorization: `Bearer ${process.env.CANVAS_TOKEN}` },
});

interface SisImport {
  id: number;
  workflow_state: 'created' | 'importing' | 'imported' | 'failed';
  progress: number;
}

export async function uploadRoster(csv: string): Promise<number> {
  const form = new FormData();
  form.set('import_type', 'instructure_csv');
  form.set('attachment', new Blob([csv]), 'users.csv');
  const res = await api.post('accounts/self/sis_imports', { body: form }).json<SisImport>();
  return res.id;
}

export async function waitFor(importId: number): Promise<SisImport> {
  for (;;) {
    const res = await api.get(`accounts/self/sis_imports/${importId}`).json<SisImport>();
    if (res.workflow_state === 'imported') return res;
    if (res.workflow_state === 'failed') throw new Error(`SIS import ${importId} failed`);
    await new Promise((r) => setTimeout(r, 2000));
  }
}

export async function usersOf(sisImportId: number) {
  const users = await api.get('accounts/self/users', { searchParams: { per_page: 100 } }).json<Array<{ id: number; sis_import_id: number | null }>>();
  return users.filter((u) => u.sis_import_id === sisImportId);
}

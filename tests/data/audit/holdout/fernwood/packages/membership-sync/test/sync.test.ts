import { beforeEach, expect, test, vi } from 'vitest';
import * as api from '../src/api';
import { sync } from '../src';
import { patient } from '../src/schema';
import page from './page.json';

vi.mock('../src/api');
vi.mock('@fernwood/db', () => ({
  directory: {
    byId: vi.fn(async (id: string) => ({ id })),
    bySlug: vi.fn(async () => null),
    byEmail: vi.fn(async () => ({ id: 'p-3' })),
    update: vi.fn(),
  },
}));

beforeEach(() => {
  vi.mocked(api.allPatients).mockImplementation(async function* () {
    yield* page.map((p) => patient.parse(p));
  });
});

test('maps the snake case', () => {
  expect(patient.parse(page[0])).toMatchObject({ importId: 'p-1', importSource: 'fernwood-directory' });
});

test('links by e-mail', async () => {
  expect(await sync()).toEqual({ linked: 1, updated: 2, skipped: 1 });
  expect(api.patch).toHaveBeenCalledWith('pat-c3C3c3C3c3C3', { import_id: 'p-3', import_source: 'fernwood-directory' });
});

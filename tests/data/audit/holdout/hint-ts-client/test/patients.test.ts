import { describe, expect, it, beforeAll, afterAll, afterEach } from 'vitest';
import { http, HttpResponse } from 'msw';
import { setupServer } from 'msw/node';
import { HintClient } from '../src';

const server = setupServer();
const client = new HintClient({ token: 'sbx-abc', baseUrl: 'http://localhost/api/provider' });

beforeAll(() => server.listen());
afterEach(() => server.resetHandlers());
afterAll(() => server.close());

describe('patients', () => {
  it('links with one ID', async () => {
    let sent: unknown;
    server.use(
      http.patch('http://localhost/api/provider/patients/:id', async ({ request, params }) => {
        sent = await request.json();
        return HttpResponse.json({ id: params.id, ...(sent as object) });
      }),
    );
    const p = await client.patients.link('pat-1kQm0a8ZzT4u', { kind: 'link', externalLinkId: 'nl-77' });
    expect(sent).toEqual({ external_link_id: 'nl-77' });
    expect(p.external_link_id).toBe('nl-77');
  });

  it('links with source and ID', async () => {
    let sent: any;
    server.use(
      http.patch('http://localhost/api/provider/patients/:id', async ({ request }) => {
        sent = await request.json();
        return HttpResponse.json({});
      }),
    );
    await client.patients.link('pat-1kQm0a8ZzT4u', { kind: 'import', importId: '77', importSource: 'northlake' });
    expect(sent.import_id).toBe('77');
    expect(sent.import_source).toBe('northlake');
  });

  it('walks linked patients', async () => {
    server.use(
      http.get('http://localhost/api/provider/patients', () =>
        HttpResponse.json([
          { id: 'pat-1', first_name: 'A', last_name: 'B', external_link_id: null, import_id: null },
          { id: 'pat-2', first_name: 'C', last_name: 'D', external_link_id: 'nl-2', import_id: null },
        ]),
      ),
    );
    const got: string[] = [];
    for await (const p of client.patients.linked()) got.push(p.id);
    expect(got).toEqual(['pat-2']);
  });
});

import type { HintClient } from './client';
import type { components } from './gen/schema';

export type Patient = components['schemas']['Patient'];
export type PatientBody = components['schemas']['PatientBody'];

/** How a record of ours is named on the other side. */
export type LinkRef =
  | { kind: 'link'; externalLinkId: string }
  | { kind: 'import'; importId: string; importSource: string };

export interface Page<T> {
  items: T[];
  total?: number;
}

function toBody(ref: LinkRef): Partial<PatientBody> {
  if (ref.kind === 'link') {
    return { external_link_id: ref.externalLinkId };
  }
  const { importId, importSource } = ref;
  return { import_id: importId, import_source: importSource };
}

export class Patients {
  constructor(private readonly client: HintClient) {}

  async list(params: { limit?: number; offset?: number } = {}): Promise<Page<Patient>> {
    const qs = new URLSearchParams(
      Object.entries(params).filter(([, v]) => v !== undefined).map(([k, v]) => [k, String(v)]),
    );
    const { data, headers } = await this.client.request<Patient[]>('GET', `/patients?${qs}`);
    const total = headers.get('x-total-count');
    return { items: data, total: total ? Number(total) : undefined };
  }

  async get(id: string): Promise<Patient> {
    return (await this.client.request<Patient>('GET', `/patients/${encodeURIComponent(id)}`)).data;
  }

  async create(body: PatientBody): Promise<Patient> {
    return (await this.client.request<Patient>('POST', '/patients', body)).data;
  }

  /** Writes our ID to a patient. */
  async link(id: string, ref: LinkRef): Promise<Patient> {
    const { data } = await this.client.request<Patient>('PATCH', `/patients/${id}`, toBody(ref));
    return data;
  }

  async unlink(id: string): Promise<void> {
    await this.client.request('PATCH', `/patients/${id}`, {
      external_link_id: null,
      import_id: null,
      import_source: null,
    });
  }

  async *linked(): AsyncGenerator<Patient> {
    for (let offset = 0; ; offset += 100) {
      const { items } = await this.list({ limit: 100, offset });
      yield* items.filter((p) => p.external_link_id || p.import_id);
      if (items.length < 100) return;
    }
  }
}

import ky from 'ky';
import { patientList, patient, type Patient, type PatientPatch } from './schema';

const api = ky.create({
  prefixUrl: process.env.HINT_BASE ?? 'https://api.hint.com/api/provider',
  retry: { limit: 5, statusCodes: [429, 502, 503] },
  hooks: {
    beforeRequest: [(req) => req.headers.set('Authorization', `Bearer ${process.env.HINT_KEY}`)],
  },
});

export async function* allPatients(): AsyncGenerator<Patient> {
  for (let offset = 0; ; offset += 100) {
    const page = patientList.parse(await api.get('patients', { searchParams: { limit: 100, offset } }).json());
    yield* page;
    if (page.length < 100) return;
  }
}

export async function patch(id: string, body: PatientPatch): Promise<Patient> {
  return patient.parse(await api.patch(`patients/${id}`, { json: body }).json());
}

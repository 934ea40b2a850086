export { HintClient } from './client';
export { HintError } from './errors';
export type { Patient, PatientBody, LinkRef } from './patients';

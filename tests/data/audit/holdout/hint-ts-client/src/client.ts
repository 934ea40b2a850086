import pRetry, { AbortError } from 'p-retry';
import { HintError } from './errors';
import { Patients } from './patients';

export interface HintClientOptions {
  token: string;
  sandbox?: boolean;
  baseUrl?: string;
  fetch?: typeof fetch;
}

export class HintClient {
  readonly patients: Patients;
  private readonly base: string;
  private readonly fetchImpl: typeof fetch;

  constructor(private readonly options: HintClientOptions) {
    const host = options.sandbox ? 'api.sandbox.hint.com' : 'api.hint.com';
    this.base = options.baseUrl ?? `https://${host}/api/provider`;
    this.fetchImpl = options.fetch ?? fetch;
    this.patients = new Patients(this);
  }

  async request<T>(method: string, path: string, body?: unknown): Promise<{ data: T; headers: Headers }> {
    return pRetry(
      async () => {
        const res = await this.fetchImpl(`${this.base}${path}`, {
          method,
          headers: {
            authorization: `Bearer ${this.options.token}`,
            accept: 'application/json',
            ...(body ? { 'content-type': 'application/json' } : {}),
          },
          body: body ? JSON.stringify(body) : undefined,
        });
        const text = await res.text();
        const json = text ? JSON.parse(text) : undefined;
        if (!res.ok) {
          const err = new HintError(res.status, json?.message ?? res.statusText, json);
          throw err.retryable ? err : new AbortError(err);
        }
        return { data: json as T, headers: res.headers };
      },
      { retries: 5, randomize: true },
    );
  }
}

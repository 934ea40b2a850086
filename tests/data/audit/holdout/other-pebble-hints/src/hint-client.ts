export interface HintRecord {
  id: string;
  target: string;
  body: string;
  /** where the hint came from: a CSV upload or the editor */
  importSource?: 'csv' | 'editor';
  importId?: string;
}

export class HintClient {
  constructor(private opts: { endpoint: string; apiKey?: string }) {}

  async list(): Promise<HintRecord[]> {
    const res = await fetch(`${this.opts.endpoint}/api/hints`, { headers: this.headers() });
    if (!res.ok) throw new Error(`hints: ${res.status}`);
    return res.json();
  }

  async upload(csv: string): Promise<{ importId: string }> {
    const res = await fetch(`${this.opts.endpoint}/api/hints/import`, { method: 'POST', body: csv, headers: this.headers() });
    return res.json();
  }

  async revert(importId: string): Promise<void> {
    await fetch(`${this.opts.endpoint}/api/hints/import/${importId}`, { method: 'DELETE', headers: this.headers() });
  }

  private headers() {
    return { Authorization: `Bearer ${this.opts.apiKey ?? ''}` };
  }
}

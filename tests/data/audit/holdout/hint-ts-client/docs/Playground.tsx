/** @jsxImportSource preact */
import { useState } from 'preact/hooks';
import { HintClient } from '../src';

export function Playground() {
  const [token, setToken] = useState('');
  const [names, setNames] = useState<string[]>([]);

  async function load() {
    const client = new HintClient({ token, sandbox: true });
    const page = await client.patients.list({ limit: 20 });
    setNames(page.items.map((p) => `${p.first_name} ${p.last_name} (${p.external_link_id ?? 'not linked'})`));
  }

  return (
    <section>
      <input value={token} placeholder="sbx-..." onInput={(e) => setToken((e.target as HTMLInputElement).value)} />
      <button onClick={load}>List patients</button>
      <ul>{names.map((n) => <li>{n}</li>)}</ul>
    </section>
  );
}

import { fork, type ChildProcess } from 'child_process';
import type { HintSymbol } from './types';

export class HintClient {
  private proc: ChildProcess;
  private seq = 0;
  private pending = new Map<number, (v: HintSymbol[]) => void>();

  constructor(path: string) {
    this.proc = fork(path);
    this.proc.on('message', (m: { id: number; symbols: HintSymbol[] }) => {
      this.pending.get(m.id)?.(m.symbols);
      this.pending.delete(m.id);
    });
  }

  symbols(text: string): Promise<HintSymbol[]> {
    const id = ++this.seq;
    return new Promise((resolve) => {
      this.pending.set(id, resolve);
      this.proc.send({ id, text });
    });
  }

  dispose() {
    this.proc.kill();
  }
}

import presets from './presets.json';
import type { HintSymbol } from './hint/types';

const byName = new Map<string, string>();
for (const [importSource, names] of Object.entries(presets)) {
  for (const name of names) byName.set(name, importSource);
}

process.on('message', ({ id, text }: { id: number; text: string }) => {
  const symbols: HintSymbol[] = [];
  for (const m of text.matchAll(/\b[a-z]\w+(?=\()/gi)) {
    const importSource = byName.get(m[0]);
    if (importSource) symbols.push({ end: m.index! + m[0].length, importId: m[0], importSource });
  }
  process.send!({ id, symbols });
});

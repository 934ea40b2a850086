import * as assert from 'assert';
import { HintClient } from '../hint/client';

suite('hints', () => {
  test('finds the import source', async () => {
    const c = new HintClient('out/server.js');
    const [s] = await c.symbols('const a = ref(1)');
    assert.strictEqual(s.importSource, 'vue');
    assert.strictEqual(s.importId, 'ref');
    c.dispose();
  });
});

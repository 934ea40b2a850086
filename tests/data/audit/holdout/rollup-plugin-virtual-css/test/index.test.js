import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { rollup } from 'rollup';
import virtualCss from '../src/index.js';

test('names modules with importId', async () => {
  const seen = [];
  await rollup({
    input: 'test/fixtures/a.js',
    plugins: [virtualCss({ importId: (f, n) => (seen.push(n), `x${n}.css`) })],
  });
  assert.equal(seen, [0]);
});

test.run();

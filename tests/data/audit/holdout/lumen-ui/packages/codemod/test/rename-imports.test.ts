import { describe, expect, it } from 'vitest';
import jscodeshift from 'jscodeshift';
import transform, { getImportSource } from '../src/rename-imports';

const j = jscodeshift.withParser('tsx');
const run = (source: string, importSource?: string) =>
  transform({ path: 'a.tsx', source }, { jscodeshift: j, j, stats: () => {}, report: () => {} }, { importSource });

describe('rename-imports', () => {
  it('moves Button', () => {
    expect(run(`import { Button } from '@lumen/button';`)).toBe(`import { Button } from '@lumen/core';`);
  });

  it('leaves other packages when importSource is given', () => {
    const src = `import { Button } from '@lumen/button';`;
    expect(run(src, '@lumen/tooltip')).toBe(src);
  });

  it('getImportSource finds the module', () => {
    const root = j(`import { css as c } from '@emotion/react';`);
    expect(getImportSource(root, j, 'c')).toBe('@emotion/react');
  });
});

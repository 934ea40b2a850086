import type { Plugin } from 'rollup';

export interface Options {
  importSource?: string;
  importId?: (file: string, n: number) => string;
  preloadHint?: boolean;
}

export default function virtualCss(options?: Options): Plugin;

import { defineConfig } from 'vite';
import preact from '@preact/preset-vite';

export default defineConfig({
  base: '/hint-client/',
  plugins: [preact({ devToolsEnabled: false })],
  esbuild: {
    jsx: 'automatic',
    jsxImportSource: 'preact',
  },
});

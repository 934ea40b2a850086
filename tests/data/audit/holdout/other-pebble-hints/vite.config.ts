import { defineConfig } from 'vite';
import react from '@vitejs/plugin-react';

export default defineConfig({
  plugins: [react({ jsxImportSource: '@emotion/react' })],
  esbuild: { jsxFactory: 'jsx', jsxImportSource: '@emotion/react' } as any,
  build: { lib: { entry: 'src/index.ts', formats: ['es', 'cjs'] } },
});

import { defineConfig } from 'vite';
import react from '@vitejs/plugin-react';

export default defineConfig({
  plugins: [
    react({
      jsxImportSource: '@emotion/react',
      babel: { plugins: ['@emotion/babel-plugin'] },
    }),
  ],
  esbuild: {
    jsx: 'automatic',
    jsxImportSource: '@emotion/react',
  },
  build: {
    lib: { entry: 'packages/core/src/index.ts', formats: ['es', 'cjs'] },
    rollupOptions: { external: ['react', 'react-dom', '@emotion/react'] },
  },
});

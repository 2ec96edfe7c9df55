import { defineConfig } from 'vite';
import { compressed } from '../compressed.plugin.ts';

/** Built as the portal is, into a folder that only benchmarks serve. */
export default defineConfig({
  root: import.meta.dirname,
  plugins: [compressed],
  build: {
    target: 'es2024',
    outDir: '../../../.cache/floor',
    emptyOutDir: true,
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rolldownOptions: { input: 'floor.html' },
  },
});

import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

const { PORT: port = '4280', SERVER_PORT: serverPort = '4281' } = process.env;

export default defineConfig({
  plugins: [react()],
  // `npm run dev`: pages from here, the rest from the server beside it.
  server: { port: Number(port), strictPort: true, proxy: { '/api': `http://127.0.0.1:${serverPort}` } },
  build: {
    target: 'es2024',
    // The content security policy allows no data: URLs, so every asset stays a file.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 700,
    rolldownOptions: {
      output: {
        // Changes with a dependency, not with each release, so browsers keep it.
        codeSplitting: { groups: [{ name: 'react', test: /node_modules\/(react|react-dom|scheduler|react-router|@tanstack)\// }] },
      },
    },
  },
});

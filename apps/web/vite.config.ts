import optimizeLocales from '@react-aria/optimize-locales-plugin';
import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';
import { chunks } from './chunks.plugin.ts';
import { compressed } from './compressed.plugin.ts';
import { pages } from './pages.plugin.ts';
import { straight } from './straight.plugin.ts';
import { shortContract } from './contract.plugin.ts';
import { styles } from './styles.plugin.ts';
import { theme, themeSheet } from './theme.plugin.ts';
import { words } from './words.plugin.ts';

const { PORT: port = '4280', SERVER_PORT: serverPort = '4281' } = process.env;

const isBeside = (module: string | null): boolean => module?.endsWith('/src/app.tsx') === true;

/** The page names the files of the portal, so that they are fetched beside the few that look who is signed in. */
const fetchedBeside: Plugin = {
  name: 'fetched-beside',
  transformIndexHtml: {
    order: 'post',
    handler(_html, { bundle = {}, chunk: first }) {
      const chunks = new Map(Object.values(bundle).flatMap((one) => (one.type === 'chunk' ? [[one.fileName, one] as const] : [])));
      const within = (name: string, found = new Set<string>()): Set<string> => {
        if (found.has(name)) return found;
        found.add(name);
        for (const one of chunks.get(name)?.imports ?? []) within(one, found);
        return found;
      };
      const beside = [...chunks.values()].filter(({ facadeModuleId }) => isBeside(facadeModuleId)).map(({ fileName }) => within(fileName));
      const named = within(first?.fileName ?? '');
      const hrefs = [...new Set(beside.flatMap((names) => [...names]))].filter((name) => !named.has(name));
      return hrefs.map((name) => ({ tag: 'link', attrs: { rel: 'modulepreload', crossorigin: true, href: `/${name}` }, injectTo: 'head' }));
    },
  },
};

export default defineConfig({
  // What fields of the clock say to a screen reader, in the languages of the portal alone.
  plugins: [
    shortContract,
    themeSheet,
    optimizeLocales.vite({ locales: ['en-US', 'de-DE'] }),
    words(),
    react(),
    straight,
    styles,
    theme,
    chunks,
    fetchedBeside,
    pages,
    compressed,
  ],
  // `npm run dev`: pages from here, the rest from the server beside it.
  server: { port: Number(port), strictPort: true, proxy: { '/api': `http://127.0.0.1:${serverPort}` } },
  build: {
    target: 'es2024',
    // Those that know light-dark().
    cssTarget: ['chrome123', 'edge123', 'firefox120', 'safari17.5'],
    // The content security policy allows no data: URLs, so every asset stays a file.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 700,
    rolldownOptions: {
      input: ['index.html', 'signed-in.html', 'sign-in-relay.html'],
    },
  },
});

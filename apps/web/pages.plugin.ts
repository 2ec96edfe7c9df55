import type { Plugin } from 'vite';

/**
 * Tells the server by the name of each page, which is the word in its address, the files that it has beside those that every page names: they are
 * fetched beside those in place of after them.
 */
export const pages: Plugin = {
  name: 'pages',
  apply: 'build',
  enforce: 'post',
  generateBundle: {
    order: 'post',
    handler(_options, bundle) {
      const chunks = new Map(Object.values(bundle).flatMap((one) => (one.type === 'chunk' ? [[one.fileName, one] as const] : [])));
      const take = (name: string, found: Set<string>): Set<string> => {
        if (found.has(name)) return found;
        found.add(name);
        for (const next of chunks.get(name)?.imports ?? []) take(next, found);
        return found;
      };
      const everywhere = new Set<string>();
      for (const { fileName, facadeModuleId } of chunks.values())
        if (/\/(src\/(app\.tsx|main\.ts)|index\.html)$/.test(facadeModuleId ?? '')) take(fileName, everywhere);
      const files: Record<string, string[]> = {};
      for (const { fileName, facadeModuleId } of chunks.values()) {
        const word = /\/([a-z-]+)\.page\.tsx$/.exec(facadeModuleId ?? '')?.[1];
        if (word !== undefined) files[word] = [...take(fileName, new Set())].filter((name) => !everywhere.has(name));
      }
      this.emitFile({ type: 'asset', fileName: 'pages.json', source: JSON.stringify(files) });
    },
  },
};

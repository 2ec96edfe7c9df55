import type { Plugin } from 'vite';

type Graph = { getModuleInfo: (id: string) => { importedIds: readonly string[] } | null };

/** A module with all that it cannot do without. */
function closureOf(graph: Graph, id: string, found = new Set<string>()): Set<string> {
  if (found.has(id)) return found;
  found.add(id);
  for (const next of graph.getModuleInfo(id)?.importedIds ?? []) closureOf(graph, next, found);
  return found;
}

const listPages = ['volumes', 'elastic-sans', 'protected-items', 'jobs', 'vaults', 'policies'];
const isListPage = (id: string): boolean => listPages.some((list) => id.endsWith(`/${list}.page.tsx`));

/** The files whose functions are called on the way to the first table, most of them. */
const atOnce = ['start', 'react', 'portal', 'lists'];

const start = new Set<string>();
const portal = new Set<string>();
const ofLists = new Set<string>();
/** By list: what else its page needs. */
const ofOne = new Map<string, Set<string>>();

/**
 * A few files for the first page in place of one for each module that several pages share: what looks who is signed in, what every page
 * needs, what most lists need, the sign-in, and what changes with a dependency alone, so that browsers keep it from release to release.
 */
export const chunks: Plugin = {
  name: 'chunks',
  buildEnd() {
    const ids = [...this.getModuleIds()];
    for (const id of ids) {
      // Not itself: it waits for the portal, which needs what stands beside it.
      if (id.endsWith('/src/main.ts')) for (const one of closureOf(this, id)) if (one !== id) start.add(one);
      if (id.endsWith('/src/app.tsx')) closureOf(this, id, portal);
    }
    const pages = ids.filter(isListPage);
    const lists = pages.map((id) => closureOf(this, id));
    for (const [index, id] of pages.entries()) {
      const name = /([a-z-]+)\.page\.tsx$/.exec(id)?.[1] ?? '';
      ofOne.set(name, new Set([...(lists[index] ?? [])].filter((one) => one !== id)));
    }
    for (const one of lists.flatMap((list) => [...list])) {
      // How a sentence is put together is needed by pages of no list, too, which would fetch all of the one list that needs it.
      if (one.includes('/src/language/') || lists.filter((list) => list.has(one)).length > lists.length / 2) ofLists.add(one);
    }
  },
  generateBundle: {
    order: 'post',
    handler(_options, bundle) {
      for (const chunk of Object.values(bundle)) {
        // Chromium makes ready all that is in such a file while it arrives, beside the page, in place of each function at its first call [D]. It has to
        // be told in the first line.
        if (chunk.type === 'chunk' && atOnce.includes(chunk.name)) chunk.code = `//# allFunctionsCalledOnLoad\n${chunk.code}`;
      }
    },
  },
  config: () => ({
    build: {
      rolldownOptions: {
        output: {
          codeSplitting: {
            groups: [
              { name: 'react', test: /node_modules\/(react|react-dom|scheduler|react-router|@tanstack)\//, priority: 4 },
              { name: 'sign-in', test: /\/@azure\/msal-|\/src\/session\/sign-in-library\.ts$/, priority: 3 },
              // The helper is what loads a chunk: it belongs to none of those that it loads.
              {
                name: 'start',
                test: (id) => start.has(id) || id.includes('vite/preload-helper') || id.includes('rolldown/runtime'),
                priority: 5,
              },
              { name: 'portal', test: (id) => portal.has(id), priority: 2 },
              { name: 'lists', test: (id) => ofLists.has(id), priority: 1 },
              ...listPages.map((list) => ({ name: `of-${list}`, test: (id: string) => ofOne.get(list)?.has(id) === true, priority: 0 })),
            ],
          },
        },
      },
    },
  }),
};

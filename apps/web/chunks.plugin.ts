import type { Plugin } from 'vite';

type Graph = { getModuleInfo: (id: string) => { importedIds: readonly string[] } | null };

/** A module with all that it cannot do without. */
function closureOf(graph: Graph, id: string, found = new Set<string>()): Set<string> {
  if (found.has(id)) return found;
  found.add(id);
  for (const next of graph.getModuleInfo(id)?.importedIds ?? []) closureOf(graph, next, found);
  return found;
}

const isListPage = (id: string): boolean => /\/(volumes|elastic-sans|protected-items|jobs|vaults|policies)\.page\.tsx$/.test(id);

const start = new Set<string>();
const portal = new Set<string>();
const ofLists = new Set<string>();

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
    const lists = ids.filter(isListPage).map((id) => closureOf(this, id));
    for (const one of lists.flatMap((list) => [...list])) {
      if (lists.filter((list) => list.has(one)).length > lists.length / 2) ofLists.add(one);
    }
  },
  config: () => ({
    build: {
      rolldownOptions: {
        output: {
          codeSplitting: {
            groups: [
              { name: 'react', test: /node_modules\/(react|react-dom|scheduler|react-router|@tanstack)\//, priority: 4 },
              { name: 'sign-in', test: /\/@azure\/msal-/, priority: 3 },
              // The helper is what loads a chunk: it belongs to none of those that it loads.
              { name: 'start', test: (id) => start.has(id) || id.includes('vite/preload-helper'), priority: 5 },
              { name: 'portal', test: (id) => portal.has(id), priority: 2 },
              { name: 'lists', test: (id) => ofLists.has(id), priority: 1 },
            ],
          },
        },
      },
    },
  }),
};

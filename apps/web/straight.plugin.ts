import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { parseSync, type Plugin } from 'vite';

type Resolver = { resolve: (source: string, importer: string) => Promise<{ id: string } | null> };
type Home = { id: string; name: string };
type Homes = ReadonlyMap<string, Home>;

/** Packages whose files do nothing but define: leaving out the list between who uses a thing and where it stands changes nothing. */
const isPure = (id: string): boolean => /\/node_modules\/@fluentui\/|\/packages\/(domain|contract)\/src\//.test(id);
const isOurs = (id: string): boolean => /\/apps\/web\/src\/.*\.tsx?$/.test(id);

/** Fluent's icons stand in files of hundreds; beside them there is one for each, with its sizes. */
function iconHome(index: string, name: string): Home | undefined {
  const words = name.replace(/\d*(Regular|Filled)$/, '').replaceAll(/(?<=[a-z\d])[A-Z]|(?<=[A-Z])[A-Z](?=[a-z])/g, '-$&');
  const id = join(dirname(index), 'atoms/svg', `${words.toLowerCase()}.js`);
  return existsSync(id) ? { id, name } : undefined;
}
const isIcons = (id: string): boolean => id.endsWith('/@fluentui/react-icons/lib/index.js');

const known = new Map<string, Promise<Homes>>();

/** Where what a module exports is defined. */
function homesOf(resolver: Resolver, id: string): Promise<Homes> {
  const found = known.get(id) ?? lookUp(resolver, id);
  known.set(id, found);
  return found;
}

async function lookUp(resolver: Resolver, id: string): Promise<Homes> {
  const homes = new Map<string, Home>();
  const { module } = parseSync(id, await readFile(id, 'utf8'));
  const brought = new Map(
    module.staticImports.flatMap(({ moduleRequest, entries }) =>
      entries.map((one) => [one.localName.value, { from: moduleRequest.value, name: one.importName.name }] as const),
    ),
  );
  for (const { entries } of module.staticExports) {
    for (const { moduleRequest, importName, exportName, localName, isType } of entries) {
      if (isType) continue;
      const own = localName.name === null ? undefined : brought.get(localName.name);
      const from = moduleRequest?.value ?? own?.from;
      const target = from === undefined ? null : await resolver.resolve(from, id);
      if (from !== undefined && target === null) continue;
      const below = target !== null && isPure(target.id) ? await homesOf(resolver, target.id) : undefined;
      if (importName.kind === 'AllButDefault') {
        for (const [name, home] of below ?? []) if (!homes.has(name)) homes.set(name, home);
        continue;
      }
      if (exportName.name === null) continue;
      const name = moduleRequest === null ? (own?.name ?? null) : importName.name;
      if (target === null) homes.set(exportName.name, { id, name: exportName.name });
      else if (name !== null) homes.set(exportName.name, below?.get(name) ?? { id: target.id, name });
    }
  }
  return homes;
}

/**
 * Imports lead straight to the file in which a thing is defined, in place of the list of a package: only so it can be told what a page needs,
 * and a page's file has not what other pages take from the same package.
 */
export const straight: Plugin = {
  name: 'straight',
  apply: 'build',
  enforce: 'post',
  transform: {
    filter: { id: /\.(js|tsx?)$/ },
    async handler(code, id) {
      if (!isOurs(id) && !isPure(id)) return null;
      const { module } = parseSync(`${id}.js`, code);
      let shown = code;
      for (const { start, end, moduleRequest, entries } of module.staticImports.toReversed()) {
        if (entries.length === 0 || entries.some(({ importName }) => importName.kind !== 'Name')) continue;
        const target = await this.resolve(moduleRequest.value, id);
        if (target === null || !isPure(target.id)) continue;
        const homes = isIcons(target.id) ? undefined : await homesOf(this, target.id);
        const lines = entries.map(({ importName, localName }) => {
          const name = importName.name ?? 'default';
          const home = homes === undefined ? iconHome(target.id, name) : homes.get(name);
          const { id: from, name: there } = home ?? { id: target.id, name };
          return `import { ${there} as ${localName.value} } from ${JSON.stringify(from)};`;
        });
        shown = shown.slice(0, start) + lines.join(' ') + shown.slice(end);
      }
      return shown === code ? null : { code: shown, map: null };
    },
  },
};

import { api, type Endpoint } from '@esan/contract';
import { glob } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Plugin } from 'vite';

const contract = join(import.meta.dirname, '../../packages/contract/src');
const envelopes = join(import.meta.dirname, 'src/api/envelope.ts');

type Definition = { type: string; innerType?: Schema; shape?: Record<string, Schema> };
type Packing = NonNullable<Endpoint['packing']>;
type Schema = { _zod: { def: Definition } };

/** What a field of an answer is, as far as its envelope says it: a list, a thing, a text; with `?` where it may be missing. */
function kindOf({ _zod: { def } }: Schema): string {
  const { type, innerType } = def;
  if ((type === 'optional' || type === 'nullable') && innerType !== undefined) return `${kindOf(innerType).replace('?', '')}?`;
  return { array: 'list', object: 'thing', string: 'text', number: 'number', boolean: 'boolean' }[type] ?? 'any';
}

const envelopeOf = (reply: Schema): Record<string, string> =>
  Object.fromEntries(Object.entries(reply._zod.def.shape ?? {}).map(([field, schema]) => [field, kindOf(schema)]));

/** By what name and from which file a way of packing comes. */
async function packings(): Promise<Map<unknown, { name: string; file: string }>> {
  const found = new Map<unknown, { name: string; file: string }>();
  for await (const one of glob(join(contract, 'packed/packed-*.ts'))) {
    const names = (await import(pathToFileURL(one).href)) as Record<string, Partial<Packing>>;
    for (const [name, value] of Object.entries(names)) found.set(value.unpack, { name, file: one });
  }
  return found;
}

/** What the browser needs of an endpoint: how it is called, what is old after it, and the envelope of its answer. */
function shortEndpoint(endpoint: Endpoint): Record<string, unknown> {
  const { reply, packing: _, params, query, body: __, ...data } = endpoint;
  return {
    ...data,
    ...(params === undefined ? {} : { params: true }),
    ...(query === undefined ? {} : { query: true }),
    reply: envelopeOf(reply),
  };
}

async function apiOfBrowser(): Promise<string> {
  const known = await packings();
  const endpoints = Object.values<Endpoint>(api);
  const packed = endpoints.flatMap(({ name, packing }) => {
    const from = known.get(packing?.unpack);
    return from === undefined ? [] : [{ name, from }];
  });
  return [
    `import { withEnvelopes } from ${JSON.stringify(envelopes)};`,
    ...new Set(packed.map(({ from }) => `import { ${from.name} } from ${JSON.stringify(from.file)};`)),
    `export const api = withEnvelopes(${JSON.stringify(endpoints.map(shortEndpoint))}, {${packed.map(({ name, from }) => `${name}: ${from.name}`).join()}});`,
  ].join('\n');
}

/**
 * What was agreed of every answer is checked by the server, which sends nothing else. The browser's files have the calls alone, and look at the
 * envelope of an answer: a list of thousands of rows is not gone through again.
 */
export const shortContract: Plugin = {
  name: 'short-contract',
  apply: 'build',
  enforce: 'pre',
  resolveId: (source) => (source === 'zod/mini' ? join(import.meta.dirname, 'src/api/few-shapes.ts') : null),
  // A shape that nothing here asks for is left out: nothing happens where it is made.
  transform: {
    filter: { id: /\/packages\/contract\/src\/.*\.ts$/ },
    handler: (code) => ({ code: code.replaceAll(/\bshapeOf<[^>]*>\(\)\(/g, 'z.same('), map: null }),
  },
  load: { filter: { id: /\/packages\/contract\/src\/api\.ts$/ }, handler: apiOfBrowser },
};

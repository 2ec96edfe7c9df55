import { tokens } from '@fluentui/react-components';
import { readFile } from 'node:fs/promises';
import { pathToFileURL } from 'node:url';
import { createContext, Script } from 'node:vm';
import { parseSync, type Plugin } from 'vite';

type Names = Record<string, unknown>;
type Node = { type: string; start: number; end: number; [field: string]: unknown };
type Classes = Record<string, Record<string, string | 0 | [string, string]>>;
type Call = { start: number; end: number; name: string; given: Node[] };
type Rule = string | [rule: string, told: { m?: string; p?: number }];

/** Rules as Griffel keeps them, by the lot that each belongs to. */
type Rules = Partial<Record<string, Rule[]>>;

// The lots in the order in which they stand in the page [C] (styleBucketOrdering of @griffel/core): what comes later has the last word.
const order = ['r', 'd', 'l', 'v', 'w', 'f', 'i', 'h', 'a', 's', 'k', 't', 'm', 'c', 'x'];

/** All rules as one style sheet, each once, in the order in which Griffel would put them into the page: by lot, then by media query, then by rank. */
function sheetOf(all: readonly Rules[]): string {
  const found = new Map<string, { lot: number; media: string; rank: number }>();
  for (const rules of all) {
    for (const [lot, entries = []] of Object.entries(rules)) {
      if (!order.includes(lot)) throw new Error(`Griffel has a lot of rules that is not known here: ${lot}`);
      for (const entry of entries) {
        const [rule, { m: media = '', p: rank = 0 }] = typeof entry === 'string' ? [entry, {}] : entry;
        if (!found.has(rule)) found.set(rule, { lot: order.indexOf(lot), media, rank });
      }
    }
  }
  const inOrder = [...found].sort(([, a], [, b]) => {
    if (a.lot !== b.lot) return a.lot - b.lot;
    if (a.media !== b.media) return a.media < b.media ? -1 : 1;
    return a.rank - b.rank;
  });
  return inOrder.map(([rule]) => rule).join('\n');
}

type Resolver = { resolve: (source: string, importer: string) => Promise<{ id: string } | null> };

const isNode = (value: unknown): value is Node => typeof value === 'object' && value !== null && 'type' in value && 'start' in value;

function* within(value: unknown): Generator<Node> {
  if (Array.isArray(value)) for (const one of value) yield* within(one);
  if (!isNode(value)) return;
  yield value;
  for (const [field, inner] of Object.entries(value)) {
    // The name of a field is no constant.
    if ((field === 'key' || field === 'property') && value['computed'] === false) continue;
    yield* within(inner);
  }
}

/** What stands for itself in a module, by its name. */
function constantsOf(program: Node): Map<string, Node> {
  const found = new Map<string, Node>();
  for (const line of program['body'] as Node[]) {
    const told = line.type === 'ExportNamedDeclaration' ? line['declaration'] : line;
    if (!isNode(told) || told.type !== 'VariableDeclaration') continue;
    for (const { id, init } of told['declarations'] as { id: Node; init: unknown }[])
      if (id.type === 'Identifier' && isNode(init)) found.set(String(id['name']), init);
  }
  return found;
}

const makers = new Set(['makeStyles', '__styles', '__resetStyles']);

function callsIn(program: Node): Call[] {
  return [...within(program)].flatMap((node): Call[] => {
    if (node.type !== 'CallExpression' || !isNode(node['callee'])) return [];
    const name = String(node['callee']['name']);
    return makers.has(name) ? [{ start: node.start, end: node.end, name, given: node['arguments'] as Node[] }] : [];
  });
}

/**
 * Styles are texts and numbers, put together from constants beside them and from the looks of `ui/look`: they can be worked out when the portal is built.
 * What a style needs and is neither ends the build.
 */
function workedOut(code: string, given: Node, constants: ReadonlyMap<string, Node>, brought: Names): unknown {
  const needed = new Map<string, Node>();
  const seen = new Set<unknown>();
  const need = (node: Node): void => {
    for (const { type, name } of within(node)) {
      const constant = type === 'Identifier' ? constants.get(String(name)) : undefined;
      if (constant === undefined || seen.has(name)) continue;
      seen.add(name);
      need(constant);
      needed.set(String(name), constant);
    }
  };
  need(given);
  const text = ({ start, end }: Node): string => code.slice(start, end);
  const lines = [...needed].map(([name, node]) => `const ${name} = ${text(node)};`);
  return new Script(`(() => { ${lines.join(' ')} return (${text(given)}); })()`).runInContext(createContext({ ...brought }));
}

const left = (value: string | 0 | [string, string]): string | 0 => (Array.isArray(value) ? value[0] : value);

const textOf = (rule: Rule): string => (typeof rule === 'string' ? rule : rule[0]);

/** Of the two forms that a style may have, that of languages written from the left; its rules alone are kept. */
function fromTheLeft(classes: Classes, rules: Rules): [Classes, Rules] {
  const slots = Object.entries(classes).map(([slot, one]) => [
    slot,
    Object.fromEntries(Object.entries(one).map(([key, value]) => [key, left(value)])),
  ]);
  const used = new Set(slots.flatMap(([, one]) => Object.values(one ?? {})));
  const others = new Set(
    Object.values(classes).flatMap((one) => Object.values(one).flatMap((value) => (Array.isArray(value) ? [value[1]] : []))),
  );
  // In a media query both forms stand in one rule, in either order.
  const isKept = (rule: string): boolean => {
    const names = [...rule.matchAll(/\.([fr][\da-z]+)/g)].map(([, name = '']) => name);
    return names.some((name) => used.has(name)) || !names.some((name) => others.has(name));
  };
  const kept = Object.entries(rules).map(([bucket, all]) => [bucket, all?.filter((one) => isKept(textOf(one)))] as const);
  const sheet = kept.flatMap(([, all]) => (all ?? []).map(textOf)).join('\n');
  for (const name of [...used].flatMap((names) => (names === 0 ? [] : names.split(' '))))
    if (!sheet.includes(`.${name}`)) throw new Error(`A style has no rule in the sheet: ${name}`);
  return [Object.fromEntries(slots) as Classes, Object.fromEntries(kept) as Rules];
}

type Griffel = { resolveStyleRulesForSlots: (styles: object) => [Classes, Rules] };

async function imported(resolver: Resolver, source: string, importer: string): Promise<Names> {
  const found = await resolver.resolve(source, importer);
  return found === null ? {} : ((await import(pathToFileURL(found.id).href)) as Names);
}

const byModule = new Map<string, Rules[]>();
const isLook = (source: string): boolean => /\/(type|bare-button)\.ts$/.test(source);

/** A number or a text that stands for itself in another file of ours; undefined for anything else. */
async function literalIn(
  resolver: Resolver,
  { source, importer, name }: { source: string; importer: string; name: string },
): Promise<unknown> {
  const found = await resolver.resolve(source, importer);
  if (found === null || !/\.tsx?$/.test(found.id)) return undefined;
  const { program } = parseSync(found.id, await readFile(found.id, 'utf8'));
  const constant = constantsOf(program as unknown as Node).get(name);
  return constant?.type === 'Literal' ? constant['value'] : undefined;
}

/**
 * Every style is worked out when the portal is built and stands in one sheet, which the page has before any script: no script has to work it out or to put
 * it into the page, and scripts carry the names of classes alone.
 */
export const styles: Plugin = {
  name: 'styles',
  apply: 'build',
  enforce: 'post',
  transform: {
    filter: { id: /\.[jt]sx?$/, code: /\b(makeStyles|__styles|__resetStyles)\(/ },
    async handler(code, id) {
      if (/\/@griffel\//.test(id)) return null;
      const { module, program } = parseSync(`${id}.js`, code);
      const calls = callsIn(program as unknown as Node);
      if (calls.length === 0) return null;
      const fluent = await this.resolve('@fluentui/react-components', import.meta.filename);
      const griffel = await this.resolve('@griffel/react', fluent?.id);
      const core = (await imported(this, '@griffel/core', griffel?.id ?? '')) as Griffel;
      const brought: Names = { tokens };
      const named = new Set(calls.flatMap(({ given }) => [...within(given)].map(({ name }) => name)));
      for (const { moduleRequest, entries } of module.staticImports) {
        if (!moduleRequest.value.startsWith('.')) continue;
        const source = moduleRequest.value;
        const looks = isLook(source) ? await imported(this, source, id) : undefined;
        for (const { importName, localName } of entries) {
          const name = importName.name ?? '';
          if (looks === undefined && !named.has(localName.value)) continue;
          const value = looks === undefined ? await literalIn(this, { source, importer: id, name }) : looks[name];
          // A spread of what is not there would leave a part of the style out without a word.
          if (value !== undefined) brought[localName.value] = value;
        }
      }
      const constants = constantsOf(program as unknown as Node);
      const found: Rules[] = [];
      let shown = code;
      for (const { start, end, name, given } of calls.toReversed()) {
        const values = given.map((one) => workedOut(code, one, constants, brought));
        if (name === '__resetStyles') {
          const [own, other, all] = values as [string, string | null, string[] | Rules];
          const rules = Array.isArray(all) ? { r: all } : all;
          found.push(fromTheLeft({ one: { one: other === null ? own : [own, other] } }, rules)[1]);
          shown = `${shown.slice(0, start)}__resetCSS(${JSON.stringify(own)}, null)${shown.slice(end)}`;
        } else {
          const made = name === 'makeStyles' ? core.resolveStyleRulesForSlots(values[0] as object) : (values as [Classes, Rules]);
          const [classes, rules] = fromTheLeft(...made);
          found.push(rules);
          shown = `${shown.slice(0, start)}__css(${JSON.stringify(classes)})${shown.slice(end)}`;
        }
      }
      byModule.set(id, found);
      return { code: `import { __css, __resetCSS } from ${JSON.stringify(griffel?.id)}; ${shown}`, map: null };
    },
  },
  generateBundle: {
    order: 'pre',
    handler(_options, bundle) {
      const used = Object.values(bundle).flatMap((one) => (one.type === 'chunk' ? Object.keys(one.modules) : []));
      const source = sheetOf(used.flatMap((id) => byModule.get(id) ?? []));
      this.emitFile({ type: 'asset', name: 'styles.css', source });
    },
  },
  transformIndexHtml: {
    order: 'post',
    handler(_html, { path, bundle = {} }) {
      const sheet = Object.keys(bundle).find((name) => /\/styles-[^/]*\.css$/.test(name));
      if (sheet === undefined || path !== '/index.html') return [];
      return [{ tag: 'link', attrs: { rel: 'stylesheet', crossorigin: true, href: `/${sheet}` }, injectTo: 'head' }];
    },
  },
};

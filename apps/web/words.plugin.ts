import { transformAsync, types as t, type NodePath, type PluginItem, type TransformOptions } from '@babel/core';
import macros from '@lingui/babel-plugin-lingui-macro';
import { getConfig } from '@lingui/conf';
import { parsePoFile } from '@lingui/format-po';
import { compileMessageOrThrow } from '@lingui/message-utils/compileMessage';
import { generateMessageId } from '@lingui/message-utils/generateMessageId';
import type { Plugin } from 'vite';

const linguiConfig = getConfig({ cwd: import.meta.dirname });

const property = (of: t.ObjectExpression, name: string): t.ObjectProperty | undefined =>
  of.properties.find((one): one is t.ObjectProperty => t.isObjectProperty(one) && t.isIdentifier(one.key, { name }));

const valueOf = (of: t.ObjectExpression, name: string): t.Expression | undefined => {
  const value = property(of, name)?.value;
  return t.isExpression(value) ? value : undefined;
};

/** English is compiled where it stands, so that no parser of messages reaches the browser and the sentences come with their page. */
function compileInPlace(onSentence: (sentence: string) => void): PluginItem {
  const compiled = (message: t.Expression | undefined): t.Expression => {
    const sentence = t.isStringLiteral(message) ? message.value : '';
    onSentence(sentence);
    return t.valueToNode(compileMessageOrThrow(sentence));
  };
  return () => ({
    visitor: {
      CallExpression({ node }: NodePath<t.CallExpression>) {
        const [said] = node.arguments;
        if (!t.isMemberExpression(node.callee) || !t.isIdentifier(node.callee.object, { name: '_i18n' })) return;
        if (!t.isObjectExpression(said)) return;
        const values = valueOf(said, 'values');
        node.callee = node.callee.object;
        node.arguments = [
          valueOf(said, 'id') ?? t.stringLiteral(''),
          compiled(valueOf(said, 'message')),
          ...(values === undefined ? [] : [values]),
        ];
      },
      JSXSpreadAttribute({ node: { argument }, parent }: NodePath<t.JSXSpreadAttribute>) {
        if (!t.isJSXOpeningElement(parent) || !t.isJSXIdentifier(parent.name, { name: '_Trans' })) return;
        const message = t.isObjectExpression(argument) ? property(argument, 'message') : undefined;
        if (message !== undefined && t.isExpression(message.value)) message.value = compiled(message.value);
      },
    },
  });
}

const optionsFor = (path: string, onSentence: (sentence: string) => void): TransformOptions => ({
  filename: path,
  babelrc: false,
  configFile: false,
  parserOpts: { plugins: path.endsWith('x') ? ['typescript', 'jsx'] : ['typescript'] },
  plugins: [[macros, { linguiConfig, descriptorFields: 'message' }], compileInPlace(onSentence)],
});

/** A source of the browser with its sentences compiled. */
async function sayIn(code: string, path: string) {
  const done = await transformAsync(code, { ...optionsFor(path, () => undefined), sourceMaps: true, retainLines: true });
  return { code: done?.code ?? code, map: done?.map ?? null };
}

/** Tells each sentence of a source of the browser, as a catalogue names it. */
export async function hearSentences(code: string, path: string, onSentence: (sentence: string) => void): Promise<void> {
  await transformAsync(code, { ...optionsFor(path, onSentence), code: false });
}

/** The sentences of a catalogue with what is said for them. */
export const sentencesIn = (po: string): { english: string; said: string }[] =>
  parsePoFile(po)
    .items.filter(({ obsolete }) => !obsolete)
    .map(({ msgid, msgstr }) => ({ english: msgid, said: msgstr.join('') }));

/** A catalogue as a module: the compiled sentences of its language by their ids. */
function catalogueModule(po: string): string {
  const said = sentencesIn(po).filter((one) => one.said !== '');
  const compiled = said.map((one) => [generateMessageId(one.english), compileMessageOrThrow(one.said)]);
  return `export const messages = JSON.parse(${JSON.stringify(JSON.stringify(Object.fromEntries(compiled)))});`;
}

/** Compiles the sentences of the browser's sources and the catalogues of the other languages, for the build, for development and for tests. */
export function words(): Plugin {
  // Tests ask for a source as a page has it and as Node has it, which is the same here.
  const known = new Map<string, { code: string; done: ReturnType<typeof sayIn> }>();
  return {
    name: 'words',
    enforce: 'pre',
    async transform(code, file) {
      const [path = file, query] = file.split('?');
      if (query === 'raw') return undefined;
      if (path.endsWith('.po')) return { code: catalogueModule(code), map: null };
      if (!/\/web\/src\/.*\.tsx?$/.test(path) || !code.includes('/macro')) return undefined;
      const before = known.get(path);
      if (before?.code === code) return before.done;
      const done = sayIn(code, path);
      known.set(path, { code, done });
      return done;
    },
  };
}

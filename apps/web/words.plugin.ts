import { transformAsync, types as t, type NodePath, type PluginItem } from '@babel/core';
import macros from '@lingui/babel-plugin-lingui-macro';
import { getConfig } from '@lingui/conf';
import { parsePoFile } from '@lingui/format-po';
import { compileMessageOrThrow } from '@lingui/message-utils/compileMessage';
import { generateMessageId } from '@lingui/message-utils/generateMessageId';
import type { Plugin } from 'vite';

const linguiConfig = getConfig({ cwd: import.meta.dirname });

const property = (of: t.ObjectExpression, name: string): t.Expression | undefined => {
  const found = of.properties.find((one) => t.isObjectProperty(one) && t.isIdentifier(one.key, { name }));
  return t.isObjectProperty(found) && t.isExpression(found.value) ? found.value : undefined;
};

const compiled = (message: t.Expression | undefined): t.Expression =>
  t.valueToNode(compileMessageOrThrow(t.isStringLiteral(message) ? message.value : ''));

/** English is compiled where it stands, so that no parser of messages reaches the browser and the sentences come with their page. */
const compileInPlace: PluginItem = () => ({
  visitor: {
    CallExpression({ node }: NodePath<t.CallExpression>) {
      const [said] = node.arguments;
      if (!t.isMemberExpression(node.callee) || !t.isIdentifier(node.callee.object, { name: '_i18n' })) return;
      if (!t.isObjectExpression(said)) return;
      const [id, values] = [property(said, 'id'), property(said, 'values')];
      node.callee = node.callee.object;
      node.arguments = [id ?? t.stringLiteral(''), compiled(property(said, 'message')), ...(values === undefined ? [] : [values])];
    },
    JSXSpreadAttribute({ node, parent }: NodePath<t.JSXSpreadAttribute>) {
      if (!t.isJSXOpeningElement(parent) || !t.isJSXIdentifier(parent.name, { name: '_Trans' })) return;
      if (!t.isObjectExpression(node.argument)) return;
      for (const one of node.argument.properties)
        if (t.isObjectProperty(one) && t.isIdentifier(one.key, { name: 'message' }) && t.isExpression(one.value))
          one.value = compiled(one.value);
    },
  },
});

/** A catalogue as a module: the compiled sentences of its language by their ids. */
function catalogueModule(po: string): string {
  const { items } = parsePoFile(po);
  const sentences = items
    .filter(({ obsolete, msgstr }) => !obsolete && msgstr.join('') !== '')
    .map(({ msgid, msgctxt, msgstr }) => [generateMessageId(msgid, msgctxt ?? undefined), compileMessageOrThrow(msgstr.join(''))]);
  return `export const messages = JSON.parse(${JSON.stringify(JSON.stringify(Object.fromEntries(sentences)))});`;
}

/** Compiles the sentences of the browser's sources and the catalogues of the other languages, for the build, for development and for tests. */
export const words = (): Plugin => ({
  name: 'words',
  enforce: 'pre',
  async transform(code, file) {
    const [path = file] = file.split('?');
    if (path.endsWith('.po')) return { code: catalogueModule(code), map: null };
    if (!/\/web\/src\/.*\.tsx?$/.test(path) || !code.includes('/macro')) return undefined;
    const done = await transformAsync(code, {
      filename: path,
      babelrc: false,
      configFile: false,
      sourceMaps: true,
      retainLines: true,
      parserOpts: { plugins: path.endsWith('x') ? ['typescript', 'jsx'] : ['typescript'] },
      plugins: [[macros, { linguiConfig, descriptorFields: 'message' }], compileInPlace],
    });
    return { code: done?.code ?? code, map: done?.map ?? null };
  },
});

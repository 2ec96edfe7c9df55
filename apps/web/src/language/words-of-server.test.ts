import { parseSync, traverse, types as t, type NodePath } from '@babel/core';
import { expect, test } from 'vitest';

// What the server says of itself is worded by the browser, in the language of its page: a finding has a name and its facts, never a sentence.
const sources = import.meta.glob<string>(
  ['../../../bff/src/**/*.ts', '../../../../packages/contract/src/**/*.ts', '!**/*.test.ts', '!**/testing/**'],
  { query: '?raw', import: 'default', eager: true },
);

/** What goes to Azure, to files, to the log and to whoever starts the server; sources of a table. */
const silent =
  /\/bff\/src\/(code|telemetry|servers|http\/running|estate\/graph)\/|\/(main|config|job-query|plan-template|windows-zones|client-credential|sign-in|caller|causes|contents-and-jobs|browser-files)\.ts$/;
/** Names that are compared, keys, headers and filters. */
const names =
  /^((resource groups|elastic SANs|protected items|deleted items|restore points)|as before|all of it|tokens of the portal|(public|private), .*|\w+ (eq|ge|le) .*)$/;
/** Whatever takes words that only a log shows. */
const unread = /^(Error|RestError|BadConfig|super|RegExp|startsWith|fatal|error|warn|info|debug)$/;

const isSentence = (text: string): boolean => /\p{L}{2,}[,;:]? \p{L}{2,}/u.test(text);
const nameOf = (node: t.Node): string => {
  if (t.isMemberExpression(node)) return nameOf(node.property);
  if (t.isSuper(node)) return 'super';
  return t.isIdentifier(node) ? node.name : '';
};

const isUnread = (path: NodePath): boolean =>
  path.findParent(
    ({ node }) =>
      ((t.isCallExpression(node) || t.isNewExpression(node)) && unread.test(nameOf(node.callee))) ||
      t.isTSType(node) ||
      t.isBinaryExpression(node),
  ) !== null;

function sentencesOf(path: string, code: string): string[] {
  const ast = parseSync(code, { filename: path, babelrc: false, configFile: false, parserOpts: { plugins: ['typescript'] } });
  if (ast === null) throw new Error(`${path} could not be read.`);
  const found: string[] = [];
  const look = (at: NodePath, text: string) => {
    if (isSentence(text) && !names.test(text) && !isUnread(at)) found.push(`${path}: ${text}`);
  };
  traverse(ast, {
    StringLiteral: (at) => look(at, at.node.value),
    TemplateLiteral: (at) => look(at, at.node.quasis.map(({ value }) => value.cooked ?? '').join('…')),
  });
  return found;
}

test('the server and the contract write no sentence of their own that a page would show', () => {
  const speaking = Object.entries(sources).filter(([path]) => !silent.test(path));
  expect(speaking.length).toBeGreaterThan(100);
  expect(speaking.flatMap(([path, code]) => sentencesOf(path, code))).toEqual([]);
});

test.each([
  ['a refusal in words', "throw new Refusal(409, { code: 'busy', detail: `${name} must be protected first.` });"],
  ['the words of a schema', "z.string().check(z.refine(isName, 'must be a name'));"],
  ['words behind a name', "const detail = 'The vault has no identity.';"],
  ['a name with words around it', 'gather([{ id, name: `the deleted items of ${name}` }]);'],
])('%s is found', (_, code) => {
  expect(sentencesOf('x.ts', code)).toHaveLength(1);
});

test.each([
  ['a finding with its facts', "throw notFound({ is: 'no-run', run: at.name });"],
  ['what a log shows', "logger.error({ code }, 'Entra does not accept the portal');"],
  ['a fault that only the log tells', "throw new Error('index.html is missing');"],
])('%s is none', (_, code) => {
  expect(sentencesOf('x.ts', code)).toEqual([]);
});

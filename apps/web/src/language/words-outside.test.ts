import { parseSync, traverse, types as t, type NodePath } from '@babel/core';
import { expect, test } from 'vitest';

const sources = import.meta.glob<string>('../**/*.{ts,tsx}', { query: '?raw', import: 'default', eager: true });

/** What stands in every language as it is: names of products and keys, and what an address or a script says. */
const names = new Set([
  'Azure',
  'Elastic SAN',
  '… GiB',
  'Elastic SAN Backup',
  'Microsoft Entra ID',
  'ARM template',
  'Azure CLI',
  'Bicep',
  'Terraform',
  'Linux',
  'Windows',
  // Roles of Azure's, which have one name in every language of a request.
  'Backup Contributor',
  'Backup Operator',
  'Role Based Access Control Administrator',
]);
const command = /^(az |--|# |@media |repeating-)/;
/** Sources that write for machines, and the regions, which are names of Azure's. */
const silent = /\/regions\.ts$|\/connect-commands\.ts$|\.test\.tsx?$/;

/** Attributes and properties that people read, whatever else they hold. */
const readable =
  /^(label|title|word|words|hint|lead|placeholder|detail|text|happened|advice|sentence|because|empty|fine|fault|state|alt|heading|aria-label|aria-description)$/;
const unread = /^(className|key|to|href|id|doc|what|icon|style|path|param|d|viewBox|aria-keyshortcuts)$/;
/** Properties that hold a code; several words are none. */
const codes = /^(kind|of|tone|size|appearance|shape)$/;
/** Attributes that are read out or shown as they are, down to a single word. */
const spoken = /^(label|title|placeholder|hint|alt|aria-label|aria-description)$/;
/** Calls that make words of words. */
const wording = /^(countWords|capital|join)$/;
/** Calls whose texts nobody reads: styles, keys of what is kept, patterns, formats. */
const machines =
  /^(make(Reset|Static)?Styles|Error|TypeError|RegExp|URL|URLSearchParams|split|replace|replaceAll|startsWith|endsWith|includes|matchMedia|querySelector|querySelectorAll|addEventListener|setAttribute|dateText|once|keep|kept|remember|useStarted|supports)$/;

const calls = new Set(['t', 'plural', 'select', 'msg']);
const nameOf = (node: t.Node): string => {
  if (t.isMemberExpression(node)) return nameOf(node.property);
  if (t.isIdentifier(node) || t.isJSXIdentifier(node)) return node.name;
  if (t.isJSXNamespacedName(node)) return `${node.namespace.name}:${node.name.name}`;
  return t.isStringLiteral(node) ? node.value : '';
};

const isSentence = (text: string): boolean => /\p{L}{2,}[,;:]? \p{L}+[^\p{L}]/u.test(`${text} `) && /\p{Ll}{2}/u.test(text);
const isWord = (text: string): boolean => /^\p{Lu}\p{Ll}+[.…?]?$/u.test(text.trim());

/** `spoken`: whatever it says is read; `code`: silent unless it is a sentence. */
type Place = 'said' | 'silent' | 'read' | 'spoken' | 'code' | undefined;

/** What is told by the call or the macro that a text is handed to. */
function placeInCall(node: t.Node, parent: t.Node): Place {
  if (t.isTaggedTemplateExpression(parent)) return calls.has(nameOf(parent.tag)) ? 'said' : 'silent';
  if ((!t.isCallExpression(parent) && !t.isNewExpression(parent)) || parent.callee === node) return undefined;
  if (calls.has(nameOf(parent.callee))) return 'said';
  if (wording.test(nameOf(parent.callee))) return 'spoken';
  return machines.test(nameOf(parent.callee)) ? 'silent' : undefined;
}

/** What is thrown is told to nobody, but for the problem of a call. */
const isThrownFault = (node: t.Node): boolean =>
  t.isThrowStatement(node) && !(t.isNewExpression(node.argument) && nameOf(node.argument.callee) === 'ApiError');

/** What is told by the place itself: what is compared, imported, a type, a key or thrown is read by nobody. */
function placeInCode(node: t.Node, parent: t.Node): Place {
  if (t.isJSXElement(parent) && nameOf(parent.openingElement.name) === 'Trans') return 'said';
  if (t.isJSXOpeningElement(parent) && nameOf(parent.name) === 'Plural') return 'said';
  if (t.isTSType(parent) || t.isImportDeclaration(parent) || isThrownFault(parent) || t.isSwitchCase(parent)) return 'silent';
  if (t.isBinaryExpression(parent) || (t.isMemberExpression(parent) && parent.property === node)) return 'silent';
  if (t.isVariableDeclarator(parent) && /[kK]ey(Of)?$/.test(nameOf(parent.id))) return 'silent';
  if (!t.isObjectProperty(parent) && !t.isJSXAttribute(parent)) return undefined;
  if (t.isObjectProperty(parent) && parent.key === node) return 'silent';
  const name = nameOf(t.isObjectProperty(parent) ? parent.key : parent.name);
  if (unread.test(name)) return 'silent';
  if (codes.test(name)) return 'code';
  if (t.isJSXAttribute(parent) && spoken.test(name)) return 'spoken';
  return readable.test(name) ? 'read' : undefined;
}

/** Whether a text is said in a macro already, or to nobody; and whether it stands where people read. */
function placeOf(path: NodePath): Place {
  let found: Place;
  let isHanded = false;
  for (let at: NodePath | null = path; at?.parentPath; at = at.parentPath) {
    const place = placeInCall(at.node, at.parent) ?? placeInCode(at.node, at.parent);
    if (place === 'said' || place === 'silent') return place;
    found ??= place === 'spoken' && isHanded ? 'read' : place;
    // What a call makes of a code is not the code.
    isHanded ||= t.isCallExpression(at.parent) && at.parent.callee !== at.node;
  }
  return found;
}

function wordsOutside(path: string, code: string): string[] {
  const ast = parseSync(code, {
    filename: path,
    babelrc: false,
    configFile: false,
    parserOpts: { plugins: path.endsWith('x') ? ['typescript', 'jsx'] : ['typescript'] },
  });
  const found: string[] = [];
  const look = (at: NodePath, text: string) => {
    const words = text.replaceAll(/\s+/g, ' ').trim();
    if (names.has(words) || command.test(words) || !/\p{L}{2}/u.test(words)) return;
    const place = placeOf(at);
    if (place === 'said' || place === 'silent') return;
    if (isSentence(words) || place === 'spoken' || (place === 'read' && isWord(words))) found.push(`${path}: ${words}`);
  };
  if (ast === null) throw new Error(`${path} could not be read.`);
  traverse(ast, {
    JSXText: (at) => {
      const words = at.node.value.trim();
      if (/\p{L}{2}/u.test(words) && !names.has(words) && placeOf(at) !== 'said') found.push(`${path}: ${words}`);
    },
    StringLiteral: (at) => look(at, at.node.value),
    TemplateLiteral: (at) => {
      if (!t.isTaggedTemplateExpression(at.parent)) look(at, at.node.quasis.map(({ value }) => value.cooked ?? '').join('…'));
    },
  });
  return found;
}

test('no words stand outside of the catalogue', () => {
  const speaking = Object.entries(sources).filter(([path]) => !silent.test(path));
  expect(speaking.flatMap(([path, code]) => wordsOutside(path, code))).toEqual([]);
});

test.each([
  ['a text between tags', 'x.tsx', 'const a = <p>Nothing yet.</p>;'],
  ['a word in an attribute that people read', 'x.tsx', 'const a = <Button title="Close" />;'],
  ['a sentence in a constant', 'x.ts', "const a = 'Choose a vault.';"],
  ['a sentence with a value', 'x.ts', 'const a = (name: string) => `The vault ${name} is gone.`;'],
  ['a small word in an attribute that is read out', 'x.tsx', "const a = <CopyText label='portal' />;"],
  ['a word for what is missing within one', 'x.tsx', "const a = <b aria-label={`${day}: ${words ?? 'nothing'}`} />;"],
  ['several words in the place of a code', 'x.ts', "const a = { kind: 'Protected item' };"],
  ['a word between the parts of a list', 'x.ts', "const a = parts.join(' and ');"],
  ['a sentence of a call that failed', 'x.ts', 'throw new ApiError({ code, detail: `No answer to ${name}.` });'],
  ['a word that is counted', 'x.ts', "const a = countWords(2, 'result');"],
  ['a word in a table of words', 'x.ts', "const a = { failed: { word: 'Failed' } };"],
])('%s is found', (_, path, code) => {
  expect(wordsOutside(path, code)).toHaveLength(1);
});

test.each([
  ['a sentence of the catalogue', 'x.ts', 'const a = t`Choose a vault.`;'],
  ['a text in Trans', 'x.tsx', 'const a = <Trans>See <b>the list</b>.</Trans>;'],
  ['a fault that nobody sees', 'x.ts', "throw new Error('index.html has no #root');"],
  ['a style', 'x.ts', "const a = makeStyles({ a: { border: '1px solid red', gridTemplateAreas: 'head body foot' } });"],
])('%s is none', (_, path, code) => {
  expect(wordsOutside(path, code)).toEqual([]);
});

import { valueAt } from './bodies.ts';
import { badRequest } from './errors.ts';

type Kind = 'text' | 'number' | 'flag' | 'object' | 'texts' | 'objects';

const is: Record<Kind, (value: unknown) => boolean> = {
  text: (value) => typeof value === 'string',
  number: (value) => typeof value === 'number',
  flag: (value) => typeof value === 'boolean',
  object: (value) => typeof value === 'object' && !Array.isArray(value),
  texts: (value) => Array.isArray(value) && value.every(is.text),
  objects: (value) => Array.isArray(value) && value.every((item) => item !== null && is.object(item)),
};

const named: Record<Kind, string> = {
  text: 'a text',
  number: 'a number',
  flag: 'true or false',
  object: 'an object',
  texts: 'a list of texts',
  objects: 'a list of objects',
};

/**
 * Refuse a body that has another kind of value at a path than Azure's description says, so that nothing falls back to a default unseen.
 * Whatever the path leads through must be an object; what is absent or null passes. The code is that of other bodies which are not understood, the words are ours [U].
 */
export function requireKinds(body: unknown, kinds: Readonly<Record<string, Kind>>): void {
  for (const [path, kind] of Object.entries(kinds)) {
    const steps = path.split('.');
    for (const [at] of steps.entries()) requireKind(body, steps.slice(0, at + 1), at === steps.length - 1 ? kind : 'object');
  }
}

function requireKind(body: unknown, steps: readonly string[], kind: Kind): void {
  const value = valueAt(body, ...steps);
  if (value === undefined || value === null || is[kind](value)) return;
  const what = `Path '${steps.join('.')}' must be ${named[kind]}.`;
  throw badRequest('InvalidRequestContent', `The request content was invalid and could not be deserialized: '${what}'.`);
}

import type { Type, Value } from '../values/value.ts';

/**
 * A function of the language. `takes` has a letter for each argument: s a text, n a number, i a whole one, b a truth, t a moment, d a timespan,
 * u what can be added up, y something dynamic, a anything; `?` behind a letter says that the argument may be left out, `*` that it may come again.
 * `gives` is the type of the result; `first` is that of the first argument. A column without a name of its own is called as the
 * first argument where `named` says so, with that text before it.
 */
export type Func = {
  takes: string;
  gives: Type | 'first';
  named?: string;
  work: (...args: Value[]) => Value;
};

const accepted: Record<string, readonly Type[]> = {
  s: ['string', 'dynamic'],
  n: ['long', 'int', 'real', 'decimal'],
  i: ['long', 'int'],
  b: ['bool'],
  t: ['datetime'],
  d: ['timespan'],
  u: ['long', 'int', 'real', 'decimal', 'datetime', 'timespan'],
  y: ['dynamic'],
};

/** Why a function cannot take arguments of these types; undefined if it can. */
export function refusalOf(name: string, { takes }: Func, types: readonly Type[]): string | undefined {
  const params = [...takes.matchAll(/([a-z])([?*]?)/g)].map(([, letter = '', mark = '']) => ({ letter, mark }));
  const needed = params.filter(({ mark }) => mark === '').length;
  const isOpen = params.at(-1)?.mark === '*';
  if (types.length < needed || (!isOpen && types.length > params.length)) {
    return `${name}(): function expects ${needed === params.length ? '' : 'at least '}${needed} argument(s).`;
  }
  const wrong = types.findIndex((type, at) => {
    const { letter } = params[Math.min(at, params.length - 1)] ?? { letter: 'a' };
    return letter !== 'a' && accepted[letter]?.includes(type) !== true;
  });
  return wrong < 0 ? undefined : `${name}(): argument #${wrong + 1} cannot be of type ${types[wrong] ?? ''}.`;
}

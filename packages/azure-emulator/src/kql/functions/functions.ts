import type { Moment } from '../values/value.ts';
import type { Func } from './function.ts';
import { listFunctions } from './list-functions.ts';
import { numberFunctions } from './number-functions.ts';
import { textFunctions } from './text-functions.ts';
import { timeFunctions } from './time-functions.ts';

const timeless: ReadonlyMap<string, Func> = new Map(Object.entries({ ...textFunctions, ...listFunctions, ...numberFunctions }));

/** Every function that looks at all of its arguments, by its name. */
export const functionsAt = (now: Moment): ReadonlyMap<string, Func> => new Map([...timeless, ...Object.entries(timeFunctions(now))]);

import type { FaultKind } from './kind.ts';
import { isList } from './answers.ts';

/** Lists that lag, do not end or lead elsewhere. */
export const listKinds: FaultKind[] = [
  { name: 'lagging list', at: ({ body }, at) => (isList(body) ? { kind: 'lagging-list', ...at, seconds: 3600, times: 3 } : undefined) },
  { name: 'endless list', at: ({ body }, at) => (isList(body) ? { kind: 'endless-list', ...at } : undefined) },
  { name: 'list in a circle', at: ({ body }, at) => (isList(body) ? { kind: 'endless-list', ...at, repeats: true } : undefined) },
  {
    name: 'next page at a foreign host',
    at: ({ body }, at) => (isList(body) ? { kind: 'next-link-elsewhere', ...at, origin: 'https://azure.example.net' } : undefined),
  },
  {
    name: 'next page at a regional host',
    at: ({ body }, at) =>
      isList(body) ? { kind: 'next-link-elsewhere', ...at, origin: 'https://eastus2.management.azure.com' } : undefined,
  },
  {
    name: 'first record without properties',
    at: ({ body }, at) =>
      isList(body) && body.value.length > 0 ? { kind: 'change-answer', ...at, drop: ['value[0].properties'] } : undefined,
  },
  {
    name: 'first record is null',
    at: ({ body }, at) => (isList(body) && body.value.length > 0 ? { kind: 'change-answer', ...at, set: { 'value[0]': null } } : undefined),
  },
  {
    name: 'value is null',
    lies: true,
    at: ({ body }, at) => (isList(body) ? { kind: 'change-answer', ...at, set: { value: null } } : undefined),
  },
];

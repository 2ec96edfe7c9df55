import type { Problem } from '@esan/domain';
import { beforeAll, expect, test } from 'vitest';
import { learnFindings } from '../api/found-words.ts';
import { saidOf } from './reason-column.tsx';

beforeAll(learnFindings);

const detail = 'The resource was not found.';

test.each<[string, Problem, { words: string; azures?: readonly string[] }]>([
  [
    'what the portal has found, before what Azure says of it',
    { code: 'not-found', detail, found: { is: 'no-resource-group', resourceGroup: 'rg' } },
    { words: 'Azure has no resource group rg.' },
  ],
  ["Azure's sentence, as Azure's", { code: 'azure-refused', detail }, { words: detail, azures: [detail] }],
  ["the browser's own words, as nobody's", { code: 'unreachable', detail: 'fetch failed' }, { words: 'fetch failed', azures: [] }],
])('the reason of a row is %s', (_, problem, said) => {
  expect(saidOf(problem)).toEqual(said);
});

import { expect, test } from 'vitest';
import { withEnvelopes } from './envelope.ts';

const { listJobs } = withEnvelopes(
  [{ name: 'listJobs', method: 'get', shows: [], path: '/api/jobs', reply: { asOf: 'text', items: 'list', next: 'text?', of: 'thing' } }],
  {},
) as Record<'listJobs', { reply: { safeParse: (reply: unknown) => { success: boolean } } }>;

test.each([
  ['as it was agreed', { asOf: 'now', items: [{}], next: 'x', of: {} }, true],
  ['without what may be missing', { asOf: 'now', items: [], of: {} }, true],
  ['with nothing where something may be', { asOf: 'now', items: [], next: null, of: {} }, true],
  ['without its list', { asOf: 'now', of: {} }, false],
  ['with a number in place of a text', { asOf: 1, items: [], of: {} }, false],
  ['with nothing in place of a thing', { asOf: 'now', items: [], of: null }, false],
  ['that is no thing at all', 'Bad gateway', false],
  ['that is not there', undefined, false],
])('An answer %s', (_words, reply, fits) => {
  expect(listJobs.reply.safeParse(reply).success).toBe(fits);
});

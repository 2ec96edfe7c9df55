import { protectionStates } from '@esan/domain';
import { expect, test } from 'vitest';
import { pointSentence, sourceSentence } from './source.ts';

test.each([
  ['protected', 'sql keeps running, connected and backed up.'],
  ['expiry-paused', 'sql keeps running, connected and backed up.'],
  ['stopped', 'sql keeps running and connected; its backups are stopped.'],
  ['backups-paused', 'sql keeps running and connected; its backups are stopped.'],
  ['deleted', 'sql keeps running and connected; its backups are stopped.'],
  ['error', 'sql keeps running and connected; its backups have an error.'],
] as const)('of a volume that is there and %s, a restore says: %s', (state, sentence) => {
  expect(sourceSentence({ volumeName: 'sql', state, isGone: false })).toBe(sentence);
});

test.each(protectionStates)('of a volume that is gone or not known, nothing is claimed to run: %s', (state) => {
  expect(sourceSentence({ volumeName: 'sql', state, isGone: true })).toBe(
    'sql does not exist any more; the restore makes a volume of its own.',
  );
  expect(sourceSentence({ volumeName: 'sql', state, isGone: undefined })).toBe('sql stays as it is.');
});

test.each([
  ['never', 'The restore point is kept for ever.'],
  [null, 'The restore point stays.'],
  [{ at: '2026-09-08T13:05:00Z', computed: true }, 'The restore point stays until it expires.'],
] as const)('a point that ends %o: %s', (expires, sentence) => {
  expect(pointSentence(expires)).toBe(sentence);
});

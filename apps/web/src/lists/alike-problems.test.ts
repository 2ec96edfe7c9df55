import { expect, test } from 'vitest';
import { alikeProblems } from './alike-problems.ts';

const refused = (volume: string, detail: string, azureCode = 'Refused') => ({
  row: volume,
  volume,
  problem: { code: 'azure-refused' as const, azureCode, detail },
});

test('one reason stands once, though it names each volume and the operation', () => {
  const found = alikeProblems([
    refused('vol-1', 'Volume vol-1 is in use (4c2f1f7e-6f0f-4a57-9a7b-111111111111).'),
    refused('vol-2', 'Volume vol-2 is in use (4c2f1f7e-6f0f-4a57-9a7b-222222222222).'),
  ]);
  expect(found.map(({ rows }) => rows)).toEqual([['vol-1', 'vol-2']]);
  expect(found[0]?.problem.detail).toContain('vol-1');
});

test('what reads otherwise is another reason, though the code is the same', () => {
  const found = alikeProblems([
    refused('vol-1', 'It is in use.'),
    refused('vol-2', 'It is locked.'),
    refused('vol-3', 'It is in use.', 'Busy'),
  ]);
  expect(found.map(({ rows }) => rows)).toEqual([['vol-1'], ['vol-2'], ['vol-3']]);
});

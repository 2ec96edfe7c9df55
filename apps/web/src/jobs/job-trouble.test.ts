import type { Problem } from '@esan/domain';
import { afterEach, expect, test, vi } from 'vitest';
import { i18n } from '../language/say.ts';
import { speak } from '../language/speak.ts';
import { explainJob, warningWords } from './job-trouble.ts';

afterEach(() => {
  i18n.activate('en');
  vi.unstubAllGlobals();
});

const backup = { operation: 'backup', operationName: 'Backup', volumeName: 'sql-data-01' } as const;

test.each<[string, Problem, string]>([
  [
    'a known cause',
    { code: 'identity-lacks-role', detail: 'No.' },
    "The backup of sql-data-01 failed: the vault's identity lacks a role that this needs.",
  ],
  [
    "a cause in Azure's words alone",
    { code: 'azure-refused', detail: 'The snapshot vanished' },
    'The backup of sql-data-01 failed: The snapshot vanished.',
  ],
  ['a refusal of Azure Backup', { code: 'validation-failed', detail: 'Too soon.' }, 'The backup of sql-data-01 failed: Too soon.'],
  ['no cause at all', { code: 'azure-refused' }, 'The backup of sql-data-01 failed, and Azure does not say why.'],
  [
    'a word that nobody knows',
    { code: 'unknown-word', detail: 'Pondering' },
    'The backup of sql-data-01 may have ended or not: Azure says “Pondering”, which the portal does not know.',
  ],
  ['no word', { code: 'unknown-word' }, 'The backup of sql-data-01 may have ended or not: Azure says no word of it.'],
])('the first sentence of a failed job carries %s', (_, problem, happened) => {
  expect(explainJob(backup, problem).happened).toBe(happened);
});

test("what stands in the first sentence is not said once more beneath, but Azure's code stays", () => {
  const { said } = explainJob(backup, { code: 'azure-refused', detail: 'The snapshot vanished.', azureCode: 'SnapshotGone' });
  expect(said).toMatchObject({ message: undefined, code: 'SnapshotGone' });
});

test("a job of another kind is called by Azure's own word", () => {
  const job = { operation: 'other', operationName: 'Tiering', volumeName: '' } as const;
  expect(explainJob(job, { code: 'blocked-by-lock' }).happened).toBe('The tiering failed: a lock keeps Azure from doing this.');
});

test('warnings are sentences with their codes', () => {
  expect(
    warningWords([
      { code: 'azure-refused', detail: 'The group is locked', azureCode: 'UserErrorSnapshotRGLocked' },
      { code: 'blocked-by-lock' },
    ]),
  ).toEqual(['The group is locked. (UserErrorSnapshotRGLocked)', 'A lock keeps Azure from doing this.']);
});

test.each<[Parameters<typeof explainJob>[0], Problem, string]>([
  [backup, { code: 'azure-refused', detail: 'Weg.' }, 'Die Sicherung von sql-data-01 ist fehlgeschlagen: Weg.'],
  [
    { operation: 'restore', operationName: 'Restore', volumeName: '' },
    { code: 'azure-refused' },
    'Die Wiederherstellung ist fehlgeschlagen, und Azure sagt nicht, warum.',
  ],
  [
    { operation: 'other', operationName: 'Tiering', volumeName: 'sql-data-01' },
    { code: 'azure-refused', detail: 'Weg.' },
    'Der Auftrag „Tiering“ von sql-data-01 ist fehlgeschlagen: Weg.',
  ],
])('in German the work is called by its noun, with its article: %j', async (job, problem, happened) => {
  vi.stubGlobal('document', { documentElement: {} });
  await speak('de', 'de-DE');
  expect(explainJob(job, problem).happened).toBe(happened);
});

test('in German what follows the colon keeps its capital', async () => {
  vi.stubGlobal('document', { documentElement: {} });
  await speak('de', 'de-DE');
  expect(explainJob(backup, { code: 'blocked-by-lock' }).happened).toMatch(/: [A-Z]/);
});

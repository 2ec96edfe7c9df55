// @vitest-environment happy-dom
import { inputFaults, settingFaultKinds, termsFaults, type Finding } from '@esan/domain';
import { afterEach, beforeAll, expect, test, vi } from 'vitest';
import { foundWords, learnFindings } from './found-words.ts';

beforeAll(learnFindings);

afterEach(() => {
  document.documentElement.lang = 'en';
});

const vault = 'bv-1';
const examples: { [Is in Finding['is']]: [Extract<Finding, { is: Is }>, said: string, ...more: [Extract<Finding, { is: Is }>, string][]] } =
  {
    input: [{ is: 'input', field: 'rows', fault: 'at-most', most: 50 }, '“rows” has more than 50 entries.'],
    'policy-terms': [{ is: 'policy-terms', fault: 'no-day' }, 'The schedule names no day of the week.'],
    'too-many-points': [
      { is: 'too-many-points', points: 487, limit: 450, over: 37 },
      'The policy would make up to 487 restore points exist at once, 37 over the limit of 450.',
    ],
    'vault-setting': [{ is: 'vault-setting', fault: 'needs-geo' }, 'Needs a vault that is geo redundant.'],
    record: [
      { is: 'record', field: 'location', fault: 'missing' },
      '“location” is missing in it.',
      [{ is: 'record', field: 'location', of: 'san-1', fault: 'wrong' }, '“location” of san-1 is not as the portal knows it.'],
    ],
    'no-address': [{ is: 'no-address', method: 'GET', path: '/api/all' }, "The portal's server has no GET /api/all."],
    'no-subscription': [{ is: 'no-subscription', subscription: 's-1' }, 'Azure has no subscription s-1.'],
    'no-resource-group': [{ is: 'no-resource-group', resourceGroup: 'rg' }, 'Azure has no resource group rg.'],
    'no-resource': [{ is: 'no-resource', name: 'san-1', resourceGroup: 'rg' }, 'Azure has no san-1 in the resource group rg.'],
    'no-vault': [{ is: 'no-vault', vault, resourceGroup: 'rg' }, 'There is no Backup vault bv-1 in the resource group rg.'],
    'no-policy': [{ is: 'no-policy', policy: 'daily', vault }, 'There is no policy daily in the Backup vault bv-1.'],
    'no-run': [{ is: 'no-run', run: 'r-1' }, 'r-1 is not a run of this portal.'],
    'not-in-vault': [{ is: 'not-in-vault', id: '/x' }, '/x is not in a Backup vault.'],
    'not-of-volume': [{ is: 'not-of-volume', item: 'i-1' }, 'The item i-1 is not of an Elastic SAN volume.'],
    'policy-not-for-volumes': [{ is: 'policy-not-for-volumes', policy: 'daily' }, 'The policy daily is not for Elastic SAN volumes.'],
    'restored-volume-gone': [
      { is: 'restored-volume-gone', volume: 'v-1' },
      'Azure has completed the restore, but has no volume v-1: it was deleted since, or the restore made one of another name.',
    ],
    'vault-exists': [{ is: 'vault-exists', vault, resourceGroup: 'rg' }, 'The vault bv-1 exists already in rg, with other settings.'],
    'policy-exists': [
      { is: 'policy-exists', policy: 'daily', vault, isForVolumes: true },
      'The policy daily exists already in bv-1, with another schedule or retention.',
      [
        { is: 'policy-exists', policy: 'daily', vault, isForVolumes: false },
        'The policy daily exists already in bv-1, for another data source than Elastic SAN volumes.',
      ],
    ],
    'disk-exists': [
      { is: 'disk-exists', disk: 'd-1', resourceGroup: 'rg', isOfSamePoint: false },
      'The disk d-1 exists already in rg.',
      [
        { is: 'disk-exists', disk: 'd-1', resourceGroup: 'rg', isOfSamePoint: true },
        'The disk d-1 exists already in rg, made from this restore point with other settings.',
      ],
    ],
    'item-exists': [
      { is: 'item-exists', item: 'i-1', vault, volume: 'v-1' },
      'The vault bv-1 has an item named i-1 already, for volume v-1.',
    ],
    'protected-already': [
      { is: 'protected-already', volume: 'v-1', vault, policy: 'daily' },
      'v-1 is protected already in the vault bv-1, by the policy daily.',
    ],
    'backups-ended': [
      { is: 'backups-ended', volume: 'v-1', vault },
      'v-1 has an item in the vault bv-1 whose backups were stopped, or which is being deleted. Resume its backups on the page of the item, or bring it back once it is deleted.',
    ],
    'policy-changed': [{ is: 'policy-changed', policy: 'daily' }, 'Somebody has changed the policy daily since this page was opened.'],
    'vault-changed': [{ is: 'vault-changed', vault }, 'Somebody has changed the settings of bv-1 since this page was opened.'],
    'policy-not-editable': [
      { is: 'policy-not-editable', policy: 'daily' },
      'The policy daily has rules that this portal does not know, and would lose them.',
    ],
    'policy-used': [{ is: 'policy-used', volumes: ['v-1', 'v-2'] }, 'Items that use it: v-1 and v-2.'],
    'not-protected': [{ is: 'not-protected', volume: 'v-1' }, 'v-1 must be protected before its policy can change.'],
    'no-identity': [{ is: 'no-identity', vault }, 'The vault bv-1 has no system-assigned identity to give roles to.'],
    'role-unjudged': [
      { is: 'role-unjudged', name: 'v-1', others: 1, vault },
      'v-1 and 1 other item in the vault bv-1 cannot be read, so it is not known whether this role is needed. Nothing was removed.',
    ],
    'role-of-others': [
      { is: 'role-of-others', name: 'disk-1', others: 1, vault },
      'This role may be needed for disk-1 and 1 other item in the vault bv-1, of other data sources than Elastic SAN volumes: the portal does not know what those need. Nothing was removed.',
    ],
    'role-needed': [
      { is: 'role-needed', volume: 'v-1', others: 0, vault, places: ['rg'] },
      'This role is needed on rg for v-1 in the vault bv-1; no other assignment gives it there.',
      [
        { is: 'role-needed', volume: 'v-1', others: 2, vault, places: ['a', 'b', 'c', 'd'] },
        'This role is needed on a, b and 2 more places for v-1 and 2 other items in the vault bv-1; no other assignment gives it there.',
      ],
    ],
    'too-much-at-once': [
      { is: 'too-much-at-once', most: 100 },
      '100 requests are under way in your name; one more waits until some of them have ended.',
    ],
    silent: [
      { is: 'silent', seconds: 1, isChange: false },
      'Azure did not answer within a second.',
      [
        { is: 'silent', seconds: 10, isChange: true },
        'Azure did not answer within 10 seconds. Whether it has taken the request is not known.',
      ],
    ],
    endless: [{ is: 'endless', items: 5000 }, 'Its pages lead on after 5,000 items, or back to where they began.'],
    long: [
      { is: 'long', pages: 1 },
      'The list goes on after its first page.',
      [{ is: 'long', pages: 4 }, 'The list goes on after its first 4 pages.'],
    ],
    'foreign-host': [{ is: 'foreign-host', host: 'x.example' }, 'It leads to x.example, which is not a host of Azure Resource Manager.'],
    credential: [
      { is: 'credential', fault: 'unreadable', file: '/c.pem' },
      '/c.pem cannot be read.',
      [{ is: 'credential', fault: 'no-certificate', file: '/c.pem' }, '/c.pem holds no certificate with its private key any more.'],
    ],
    'no-identity-token': [{ is: 'no-identity-token' }, "The managed identity of the portal's machine gives it no token."],
  };
const all = Object.values(examples).flatMap(([found, said, ...more]): [Finding, string][] => [[found, said], ...more]);
const faults: Finding[] = [
  ...inputFaults.map((fault): Finding => ({ is: 'input', field: 'x', fault })),
  ...termsFaults.map((fault): Finding => ({ is: 'policy-terms', fault })),
  ...settingFaultKinds.map((fault): Finding => ({ is: 'vault-setting', fault })),
];

test.each(all)('what the portal has found is a sentence: %j', (found, said) => {
  expect(foundWords(found)).toBe(said);
});

test('each finding and each fault has a sentence of its own in English and in German', async () => {
  const findings = [...all.map(([found]) => found), ...faults];
  const english = findings.map(foundWords);
  // A constant says its sentence once, when it is loaded.
  vi.resetModules();
  const { speak } = await import('../language/speak.ts');
  await speak('de', 'de-DE');
  const { foundWords: inGerman, learnFindings: learn } = await import('./found-words.ts');
  await learn();
  vi.resetModules();
  const german = findings.map(inGerman);
  for (const [nth, sentence] of german.entries()) {
    expect(english[nth]).toMatch(/^\S.*\.$/);
    expect(sentence).toMatch(/^\S.*\.$/);
    expect(sentence).not.toBe(english[nth]);
  }
});

test('of what only a newer server has found nothing is said', () => {
  expect(foundWords({ is: 'no-such-finding' } as never)).toBeUndefined();
});

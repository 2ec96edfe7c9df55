import type { Check } from '@esan/domain';
import { expect, test } from 'vitest';
import { checkSentence, heldNameWords, ruleWords } from './rules.ts';

const quota = { used: 12_034, limit: 75_000, redundancy: 'local', adds: 1400 } as const;

test.each<[Omit<Check, 'rule' | 'about'>, string]>([
  [{ verdict: 'ready', quota }, '12,034 of 75,000 snapshots in East US 2 are used. The plan keeps up to 1,400 more.'],
  [
    { verdict: 'ready', quota: { ...quota, redundancy: 'zone', adds: null } },
    '12,034 of 75,000 zone-redundant snapshots in East US 2 are used.',
  ],
  [
    { verdict: 'attention', quota: { ...quota, adds: 70_000 } },
    "12,034 of 75,000 snapshots in East US 2 are used. The plan keeps up to 70,000 more: backups will fail once none is left. Raise the subscription's quota, or keep fewer points.",
  ],
  [
    { verdict: 'blocked', quota: { ...quota, used: 75_000 } },
    "75,000 of 75,000 snapshots in East US 2 are used. Backups would fail. Raise the subscription's quota, or delete snapshots.",
  ],
  [
    { verdict: 'attention' },
    'How many snapshots the subscription has in East US 2, and how many it may have, could not be read. Your account may lack the right. Backups fail once the quota is used up.',
  ],
])('the quota of snapshots in words: %o', (check, words) => {
  expect(checkSentence({ rule: 'snapshot-quota', about: 'eastus2', ...check }, 'backup')).toBe(words);
});

test('points over the limit are written as other numbers are', () => {
  expect(checkSentence({ rule: 'point-limit', verdict: 'blocked', about: '1000', limit: '450' }, 'backup')).toBe(
    'The policy would keep 1,000 restore points; 450 are allowed. Choose another policy.',
  );
});

test('restores that are used up are said with the moment from which on one is free, and with the way that needs none', () => {
  expect(checkSentence({ rule: 'daily-limit', verdict: 'ready', about: '2', limit: '10' }, 'restore')).toBe(
    '2 of 10 restores of this day are used.',
  );
  expect(checkSentence({ rule: 'daily-limit', verdict: 'blocked', about: '10', limit: '10' }, 'restore')).toBe(
    'All 10 restores of this day are used: so many were started within the last 24 hours. Try again once the first of them is a day old, or create a managed disk from the point, which does not count.',
  );
});

test('a name that another item of the vault has is said with the volume that it protects', () => {
  const taken = { rule: 'instance-name', verdict: 'blocked', about: 'sql-first', holder: 'sql-data-01' } as const;
  expect(checkSentence(taken, 'backup')).toBe(
    'The vault has an item named sql-first already, for volume sql-data-01. Choose another name.',
  );
  expect(heldNameWords(taken)).toBe('The vault has an item of this name already, for volume sql-data-01.');
});

test('a role that could not be read is neither held nor lacking', () => {
  const role = { role: 'exporter', scope: '/subscriptions/s/resourceGroups/rg' } as const;
  const check = { rule: 'role', verdict: 'attention', role, isUnread: true } as const;
  expect(ruleWords(check, 'backup')).toMatchObject({
    state: 'Not known',
    sentence:
      "Whether the vault's identity holds Elastic SAN Snapshot Exporter on resource group rg could not be read; your account may lack the right. Azure decides.",
  });
});

test('a restore point that is not surely the newest says so, and is no hindrance', () => {
  expect(ruleWords({ rule: 'restore-point', verdict: 'attention', isUnread: true }, 'restore')).toMatchObject({
    tone: 'attention',
    state: 'Not known',
    sentence: 'A restore point that may be newer could not be read: this is the newest of those that could.',
  });
});

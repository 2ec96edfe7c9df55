import type { Rule } from '@esan/domain';

const short: Partial<Record<Rule, string>> = {
  exists: 'Not there any more',
  size: 'Too large',
  region: 'Region not served',
  unprotected: 'Protected already',
  'instance-name': 'Name taken',
  'same-place': 'Vault is elsewhere',
  provider: 'Not registered',
  'vault-identity': 'No identity',
  'snapshot-group': 'No snapshot group',
  'delete-lock': 'Delete lock',
  'source-lock': 'Locked volume',
  'point-limit': 'Too many points',
  'snapshot-quota': 'Quota used up',
  resized: 'Just changed',
  role: 'Role missing',
};

/** What is in the way, in a word or two. */
export const blockedWords = (rule: Rule): string => short[rule] ?? 'In the way';

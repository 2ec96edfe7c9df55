import { t } from '@lingui/core/macro';
import type { Rule } from '@esan/domain';

const short: Partial<Record<Rule, string>> = {
  exists: t`Not there any more`,
  size: t`Too large`,
  region: t`Region not served`,
  unprotected: t`Protected already`,
  'instance-name': t`Name taken`,
  'same-place': t`Vault is elsewhere`,
  provider: t`Not registered`,
  'vault-identity': t`No identity`,
  'snapshot-group': t`No snapshot group`,
  'delete-lock': t`Delete lock`,
  'source-lock': t`Locked volume`,
  'point-limit': t`Too many points`,
  'snapshot-quota': t`Quota used up`,
  resized: t`Just changed`,
  role: t`Role missing`,
};

/** What is in the way, in a word or two. */
export const blockedWords = (rule: Rule): string => short[rule] ?? t`Blockers`;

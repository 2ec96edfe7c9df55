import { expect, test } from 'vitest';
import { changedBy } from './writes.ts';

const group = '/subscriptions/s/resourceGroups/rg';
const vault = `${group}/providers/Microsoft.DataProtection/backupVaults/bv`;

test.each([
  ['PUT', `${vault}/backupPolicies/preprod`, `${vault}/backupPolicies/preprod`],
  ['DELETE', `${vault}/backupPolicies/Checkpoint1`, `${vault}/backupPolicies/Checkpoint1`],
  [
    'PATCH',
    `${group}/providers/Microsoft.DataProtection/backupVaults/validated`,
    `${group}/providers/Microsoft.DataProtection/backupVaults/validated`,
  ],
  ['PUT', '/subscriptions/s/resourceGroups/preprod', '/subscriptions/s/resourceGroups/preprod'],
  ['POST', `${vault}/backupInstances/i/backup`, `${vault}/backupInstances/i`],
  ['POST', `${vault}/validateForBackup`, undefined],
  ['POST', `${vault}/backupInstances/i/validateRestore`, undefined],
  ['POST', `${group}/providers/Microsoft.Resources/deployments/d/whatIf`, undefined],
  ['POST', '/providers/Microsoft.ResourceGraph/resources', undefined],
  ['GET', `${vault}/backupPolicies/daily`, undefined],
])('%s of %s changes %s', (method, path, changed) => {
  expect(changedBy({ method, url: `https://management.azure.com${path}?api-version=2026-06-01` } as never)).toBe(changed);
});

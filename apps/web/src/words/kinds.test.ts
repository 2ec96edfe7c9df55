import { expect, test } from 'vitest';
import { kindOf } from './kinds.ts';

const group = '/subscriptions/11111111-1111-4111-8111-111111111111/resourceGroups/rg';
const san = `${group}/providers/Microsoft.ElasticSan/elasticSans/san`;

test.each([
  ['11111111-1111-4111-8111-111111111111', 'subscription'],
  ['/subscriptions/11111111-1111-4111-8111-111111111111', 'subscription'],
  [group, 'resource group'],
  [san, 'Elastic SAN'],
  [`${san}/volumeGroups/vg`, 'volume group'],
  [`${san}/volumegroups/vg/volumes/v`, 'volume'],
  [`${group}/providers/Microsoft.DataProtection/BackupVaults/bv`, 'Backup vault'],
  [`${group}/providers/Microsoft.DataProtection/backupVaults/bv/backupInstances/i`, 'protected item'],
  [`${group}/providers/Microsoft.Network/virtualNetworks/v`, undefined],
  ['', undefined],
])('the kind of %s is %s', (id, kind) => {
  expect(kindOf(id)).toBe(kind);
});

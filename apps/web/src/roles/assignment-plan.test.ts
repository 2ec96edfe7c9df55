import { expect, test } from 'vitest';
import { assignmentAddress, assignmentCommands, assignmentPlanOf, type AssignmentPlan } from './assignment-plan.ts';

const group = '/subscriptions/11111111-1111-4111-8111-111111111111/resourceGroups/rg-a';
const vaultId = `${group}/providers/Microsoft.DataProtection/backupVaults/bv-1`;
const san = `${group}/providers/Microsoft.ElasticSan/elasticSans/san-1`;
const plan: AssignmentPlan = {
  vault: { subscriptionId: '11111111-1111-4111-8111-111111111111', resourceGroup: 'rg-a', vault: 'bv-1' },
  roles: [
    { role: 'exporter', scope: san },
    { role: 'snapshots', scope: group },
  ],
  probe: {
    of: 'backup',
    body: { volumeId: `${san}/volumeGroups/vg/volumes/v-1`, vaultId, policyId: `${vaultId}/backupPolicies/p`, snapshotGroupId: group },
  },
};

const draftOf = (address: string) => Object.fromEntries(new URL(address, 'http://portal').searchParams);

test('a hand-over link opens the very plan that it was made of', () => {
  expect(assignmentPlanOf(draftOf(assignmentAddress(plan)))).toEqual(plan);
  const { probe: _, ...bare } = plan;
  expect(assignmentPlanOf(draftOf(assignmentAddress({ ...bare, probe: undefined })))).toEqual({ ...bare, probe: undefined });
});

test.each([
  [{}, 'It names no Backup vault.'],
  [{ vault: san, roles: `reader:${group}` }, 'It names no Backup vault.'],
  [{ vault: vaultId }, 'It names no roles.'],
  [{ vault: vaultId, roles: `owner:${group}` }, '“owner” is none of the four roles of Elastic SAN backup.'],
  [{ vault: vaultId, roles: `toString:${group}` }, '“toString” is none of the four roles of Elastic SAN backup.'],
  [{ vault: vaultId, roles: 'exporter' }, 'It names no place for the role “exporter”.'],
  [{ vault: vaultId, roles: 'exporte' }, '“exporte” is none of the four roles of Elastic SAN backup.'],
  [
    { vault: vaultId, roles: `reader:${group}/providers/Microsoft.ElasticSan` },
    `“${group}/providers/Microsoft.ElasticSan” is no place in Azure.`,
  ],
  [{ vault: vaultId, roles: 'reader:everywhere' }, '“everywhere” is no place in Azure.'],
  [{ vault: vaultId, roles: Array.from({ length: 51 }, () => `reader:${group}`).join(',') }, 'It names 51 roles; 50 are the most.'],
])('a link that was tampered with says what is wrong (%#)', (draft, fault) => {
  expect(assignmentPlanOf(draft)).toEqual({ fault });
});

test.each([20, 40, 200, 400])('a link without its last %i characters is not whole, instead of asking Azure for what cannot be', (cut) => {
  const address = assignmentAddress(plan);
  expect(assignmentPlanOf(draftOf(address.slice(0, -cut)))).toEqual({
    fault: 'Its end is missing: what waits for the roles is named only in part.',
  });
});

test('a link for a restore is whole with its volume group and a name that a volume can have', () => {
  const instanceId = `${vaultId}/backupInstances/i-1`;
  const body = { instanceId, point: 'p1', groupId: `${san}/volumeGroups/vg`, volumeName: 'v-1-restored' };
  const restore: AssignmentPlan = { ...plan, probe: { of: 'restore', body } };
  const address = assignmentAddress(restore);
  expect(assignmentPlanOf(draftOf(address))).toEqual(restore);
  expect(assignmentPlanOf(draftOf(address.slice(0, -'restored'.length)))).toHaveProperty('fault');
});

test('the commands assign each role by its id, under the name that the portal gives', () => {
  const name = 'aaaaaaaa-bbbb-5ccc-8ddd-eeeeeeeeeeee';
  expect(assignmentCommands('22222222-2222-4222-8222-222222222222', [{ role: 'snapshots', scope: group, name }])).toBe(
    [
      '# Disk Snapshot Contributor on rg-a',
      'az role assignment create \\',
      `  --name "${name}" \\`,
      '  --role "7efff54f-a5b4-42b5-a1c5-5411624893ce" \\',
      '  --assignee-object-id "22222222-2222-4222-8222-222222222222" --assignee-principal-type ServicePrincipal \\',
      `  --scope "${group}"`,
    ].join('\n'),
  );
});

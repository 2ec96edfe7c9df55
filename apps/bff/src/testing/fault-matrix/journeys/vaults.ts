import { api } from '@esan/contract';
import type { RequiredRole } from '@esan/domain';
import { falsehoods, twice, type Journey } from '../journey.ts';
import type { Estate } from '../stage.ts';
import { assignmentsOf } from '../truth.ts';

const vaultOf = ({ subscriptionId }: Estate) => ({ subscriptionId, resourceGroup: 'rg-backup', vault: 'bv-eastus2' });

const groupOf = ({ subscriptionId }: Estate, name: string): string => `/subscriptions/${subscriptionId}/resourceGroups/${name}`;

const vaultIdOf = (estate: Estate): string => `${groupOf(estate, 'rg-backup')}/providers/Microsoft.DataProtection/backupVaults/bv-eastus2`;

async function makeVault(estate: Estate): Promise<void> {
  await estate.admin.get(api.createVault, { params: vaultOf(estate), body: { region: 'eastus2', redundancy: 'local' } });
  await estate.azure.advanceUntilIdle();
}

/** Delete a vault that is empty. */
export const deletingVault: Journey = {
  name: 'delete vault',
  async prepare(estate) {
    await makeVault(estate);
    return {
      async play(player) {
        await player.look(api.getVaultContent, { params: vaultOf(estate) });
        const told = await player.begin(api.deleteVault, { params: vaultOf(estate) });
        await player.look(api.listVaults, { query: {} });
        return told;
      },
      judge: async (told) => falsehoods(told, (await estate.azure.resource(vaultIdOf(estate))) === undefined, 'the vault is still there'),
    };
  },
};

/** Assign the roles that backup and restore need. */
export const assigningRoles: Journey = {
  name: 'assign roles',
  async prepare(estate) {
    await makeVault(estate);
    const san = `${groupOf(estate, 'rg-storage')}/providers/Microsoft.ElasticSan/elasticSans/san-prod`;
    const roles: RequiredRole[] = [
      { role: 'exporter', scope: san },
      { role: 'snapshots', scope: groupOf(estate, 'rg-snapshots') },
    ];
    const principalId = String(
      ((await estate.azure.resource(vaultIdOf(estate))) as { identity?: { principalId?: string } } | undefined)?.identity?.principalId,
    );
    return {
      async play(player) {
        await player.look(api.checkAssignments, { params: vaultOf(estate), body: { roles } });
        const { reply } = await player.press(api.assignRoles, { params: vaultOf(estate), body: { roles } });
        await player.look(api.listVaultRoles, { params: vaultOf(estate) });
        return reply?.item.assigned.length === roles.length ? 'succeeded' : 'failed';
      },
      async judge(told) {
        const held = await assignmentsOf(estate, principalId);
        return [
          ...falsehoods(told, held.length === roles.length, 'a role is not assigned'),
          ...twice(held.length - new Set(held).size, 0, 'assignments that stood there already'),
        ];
      },
    };
  },
};

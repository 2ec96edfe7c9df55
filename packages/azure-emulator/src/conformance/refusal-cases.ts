import type { ArmAnswer } from '../arm/calls.ts';
import { asRecorded, asked, later, type Case } from './cases.ts';
import { minute, Stage } from './stage.ts';

const group = '/subscriptions/00000000-0000-0000-0000-000000000000/resourceGroups/clitest-dpp-rg';
const source = 'cosmosbugbash-cli2-src';

const configuring = (): Stage =>
  new Stage('/subscriptions/00000000-0000-0000-0000-000000000000/resourceGroups/cosmos-bugbash-CLIrg-2', 'eastus', {
    vault: 'TestCosmosVault',
    instance: `${source}-${source}-faec6818-0720-11ec-bd1b-c8f750f92764`,
    rule: 'BackupWeekly',
  }).configuring();

const aks = (): Stage => new Stage(group, 'eastus', { vault: 'clitest-bkp-vault-aks-donotdelete' }).withVolume();

/** A check that fails: the vault has none of the roles that backup needs. */
function failedCheck(on: Stage): ArmAnswer {
  on.withVault();
  for (const { id } of on.world.resources.list('Microsoft.Authorization/roleAssignments').slice(1)) on.world.resources.remove(id);
  const accepted = on.call('POST', `${on.vault}/validateForBackup`, { backupInstance: on.protection().properties });
  return later(on, accepted, 'Azure-AsyncOperation', minute);
}

/** A failure of the service itself comes when it is ordered. */
function broken(on: Stage): ArmAnswer {
  on.world.faults.add({
    id: 'broken',
    kind: 'next-call',
    action: 'Microsoft.DataProtection/backupVaults/read',
    status: 500,
    code: 'CloudInternalError',
    message: 'Microsoft Azure Backup encountered an internal error.',
    recommendedAction: 'Wait for a few minutes and then try the operation again. If the issue persists, please contact Microsoft support.',
    times: 1,
  });
  return on.call('GET', on.vault);
}

const otherReason = 'another reason, in its own words';

/** The recorded refusals and failures of Azure Backup. */
export const refusalCases: Record<string, Case> = {
  'dataprotection-errors/AdhocBackup_400_ConfiguringProtection': asRecorded(configuring),
  'dataprotection-errors/DeleteBI_400_ConfiguringProtection': asRecorded(configuring),
  'dataprotection-errors/RG_404': asRecorded(() => new Stage(group, 'eastus')),
  'dataprotection-errors/OperationStatus_Failed_UserFacingError': asked(aks, failedCheck, {
    '^/error/(code|message)': otherReason,
    '^/error/additionalInfo/0/info/(code|message|recommendedAction)': otherReason,
    '^/error/additionalInfo/0/info/innerError': 'what an AKS cluster said beneath',
  }),
  'dataprotection-errors/FindRestorable_500_CloudInternalError': asked(() => new Stage(group, 'eastus').withVault(), broken, {
    'subscription-writes': 'recorded of a POST',
  }),
};

import type { ArmAnswer } from '../arm/calls.ts';
import { asRecorded, asked, jobAfter, later, type Case } from './cases.ts';
import { exampleFile, type Exchange } from './examples.ts';
import { minute, Stage } from './stage.ts';

const group = '/subscriptions/38304e13-357e-405e-9e9a-220351dcce8c/resourceGroups/dpp-esan-ps-recording';
const instance = 'dppesantestps01-dppesantestps01-vg-ae1e5f4c-560c-42e9-b5fa-50f75b3ea4f1';

const names = {
  vault: 'TestEsanVault',
  policy: 'TestEsanPolicy',
  instance,
  san: 'dppesantestps01',
  group: 'dppesantestps01-vg',
  volume: 'srcvol1',
};

const stage = (): Stage => new Stage(group, 'eastasia', names);
const inVault = (): Stage => stage().withVolume().withVault();
const isProtected = (): Stage => stage().protected();
const backedUp = (): Stage => stage().backedUp();

const restore = (on: Stage, action: 'validateRestore' | 'restore', file: string): ArmAnswer =>
  on.call('POST', `${on.instance}/${action}`, on.restoreBody(exampleFile(`esan-backup-real/${file}`) as Exchange));
const validation = (on: Stage): ArmAnswer => restore(on, 'validateRestore', '11_ValidateRestore_202');
const restoring = (on: Stage): ArmAnswer => restore(on, 'restore', '12_TriggerRestore_202');
const deletion = (on: Stage): ArmAnswer => on.call('DELETE', on.instance);

const atSubscription = (on: Stage, status: string): ArmAnswer =>
  on.call('GET', `${on.subscription}/providers/Microsoft.DataProtection/locations/eastasia/operationStatus/${status}`);

/** The recorded backup and restore of an Elastic SAN volume. */
export const elasticSanBackupCases: Record<string, Case> = {
  'esan-backup-real/01_GetVault': asRecorded(inVault),
  'esan-backup-real/02_ListPolicies_ESAN': asRecorded(inVault),
  'esan-backup-real/03_ListBackupInstances_ESAN': asRecorded(isProtected),
  'esan-backup-real/04_DeleteBackupInstance_202': asked(isProtected, deletion),
  'esan-backup-real/04b_Delete_OperationResults_200': asked(isProtected, (on) => later(on, deletion(on), 'Location', minute)),
  'esan-backup-real/05_ValidateForBackup_202': asRecorded(inVault),
  'esan-backup-real/06_OperationStatus_subscriptionScope_Inprogress': asked(inVault, (on) => {
    const accepted = on.send('esan-backup-real/05_ValidateForBackup_202');
    const id = /operationStatus\/([^?]+)/.exec(accepted.headers['Azure-AsyncOperation'] ?? '')?.[1] ?? '';
    return atSubscription(on, id.replace('==', '%3D%3D'));
  }),
  'esan-backup-real/07_PutBackupInstance_202': asRecorded(inVault),
  'esan-backup-real/07b_GetBackupInstance_ConfiguringProtection': asRecorded(() => stage().configuring()),
  'esan-backup-real/07c_AdhocBackup_202': asRecorded(isProtected),
  'esan-backup-real/07d_AdhocBackup_OperationResults_200_jobId': asked(isProtected, (on) =>
    later(on, on.startBackup(), 'Location', minute),
  ),
  'esan-backup-real/08_GetJob_Backup_InProgress': asked(isProtected, (on) => on.jobOf(on.startBackup())),
  'esan-backup-real/09_GetJob_Backup_Completed': asked(isProtected, (on) => jobAfter(on, on.startBackup(), 10 * minute)),
  'esan-backup-real/10_ListRecoveryPoints_ESAN': asRecorded(backedUp),
  'esan-backup-real/11_ValidateRestore_202': asked(backedUp, validation),
  'esan-backup-real/11b_ValidateRestore_OperationStatus_Inprogress': asked(backedUp, (on) =>
    on.follow(validation(on), 'Azure-AsyncOperation'),
  ),
  'esan-backup-real/11c_ValidateRestore_OperationStatus_Succeeded': asked(backedUp, (on) =>
    later(on, validation(on), 'Azure-AsyncOperation', minute),
  ),
  'esan-backup-real/12_TriggerRestore_202': asked(backedUp, restoring),
  'esan-backup-real/12b_TriggerRestore_OperationResults_200_jobId': asked(backedUp, (on) => later(on, restoring(on), 'Location', minute)),
  'esan-backup-real/13_GetJob_Restore_Completed': asked(backedUp, (on) => jobAfter(on, restoring(on), 10 * minute)),
  'esan-backup-real/14_GetJob_Restore_InProgress': asked(backedUp, (on) => on.jobOf(restoring(on))),
};

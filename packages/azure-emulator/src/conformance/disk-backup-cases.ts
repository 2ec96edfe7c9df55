import type { ArmAnswer } from '../arm/calls.ts';
import { asRecorded, asked, jobAfter, later, type Case } from './cases.ts';
import { exampleFile, type Exchange } from './examples.ts';
import { minute, Stage } from './stage.ts';

// Recordings of the backup of managed disks: the protocol is the same, the data source here is a volume.
const group = '/subscriptions/00000000-0000-0000-0000-000000000000/resourceGroups/clitest-dpp-rg';
const disk = 'clitest-disk-donotdelete';
const kept = 'clitest-disk-persistent-bi-donotdelete';
const deleted = 'clitest-disk-sd-donotdelete';
const tags = { Owner: 'dppclitest', Purpose: 'Testing' };

const first = (): Stage =>
  new Stage(group, 'eastus', {
    vault: 'clitest-bkp-vault-donotdelete',
    policy: 'diskpolicy',
    instance: `${disk}-${disk}-b7e6f082-b310-11eb-8f55-9cfce85d4fa1`,
    rule: 'BackupHourly',
  });
const second = (): Stage =>
  new Stage(group, 'centralus', {
    vault: 'clitest-bkp-vault-persistent-bi-donotdelete',
    policy: 'diskpolicy',
    instance: `${kept}-${kept}-e33c80ba-0bf8-11ee-aaa6-002b670b472e`,
    rule: 'BackupHourly',
  });
const third = (): Stage =>
  new Stage(group, 'eastus', {
    vault: 'clitest-bkp-vault-sd1-donotdelete',
    policy: 'diskpolicy',
    instance: `${deleted}-${deleted}-b7e6f082-b310-11eb-8f55-9cfce85d4fa1`,
  });

const inVault = (): Stage => first().withVolume().withVault();
const isProtected = (): Stage => first().protected(tags);
const backedUp = (): Stage => second().backedUp();
/** A week of daily backups, each kept for a week. */
const afterAWeek = (): Stage => {
  const on = second().protected();
  on.pass(7 * 24 * 60 * minute);
  return on;
};
const softDeleted = (): Stage => {
  const on = third().protected(tags);
  on.call('DELETE', on.instance);
  on.pass(minute);
  return on;
};
const deletedInstance = (on: Stage): string => on.instance.replace('/backupInstances/', '/deletedBackupInstances/');

const otherSource = 'the data source is a volume, not a disk';

/** Fields of an instance that say what is protected. */
const ofInstance = (at = '/properties'): Record<string, string> => ({
  [`^${at}/friendlyName`]: otherSource,
  [`^${at}/dataSourceInfo/(resourceID|resourceUri|datasourceType|resourceName|resourceType)`]: otherSource,
  [`^${at}/dataSourceSetInfo`]: 'a disk is in no set',
  [`^${at}/policyInfo/policyParameters/backupDatasourceParametersList`]: 'a disk needs no selector',
});

/** Fields of a job that say what was worked on; the newer version has three fields more. */
const ofJob = (at = '/properties'): Record<string, string> => ({
  [`^${at}/(dataSourceId|backupInstanceFriendlyName|dataSourceName|dataSourceType)`]: otherSource,
  [`^${at}/dataSourceSetName`]: 'a disk is in no set',
  [`^${at}/progressEnabled`]: 'jobs of Elastic SAN tell their progress (esan-backup-real/09)',
  [`^${at}/backupType`]: 'in jobs of Elastic SAN (esan-backup-real/09)',
});
const ofJobAlone = {
  '^/properties/extendedInfo/(isAutohealJob|autohealParentFailedJobId)': 'in jobs of Elastic SAN (esan-backup-real/09)',
};
const ofBackup = { '^/properties/supportedActions': 'backups of Elastic SAN are called cancellable (esan-backup-real/08)' };
const ofEndedJob = { '^/properties/extendedInfo/subTasks/0/additionalDetails/DatasourceType': otherSource };
const ofEndedBackup = {
  ...ofEndedJob,
  '^/properties/extendedInfo/subTasks/0/additionalDetails/OriginalDatasourceSizeInBytes': 'a volume of another size',
  '^/properties/destinationDataStoreName': 'null in jobs of Elastic SAN (esan-backup-real/09)',
};
const ofRestore = { '^/properties/extendedInfo/recoveryDestination': 'a volume is restored into a volume group' };

const put = (on: Stage): ArmAnswer => on.call('PUT', on.instance, on.protection(tags));
const validate = (on: Stage): ArmAnswer => on.call('POST', `${on.vault}/validateForBackup`, { backupInstance: on.protection().properties });

/** The recorded restore of an Elastic SAN volume stands for that of a disk. */
function restore(on: Stage, action: 'validateRestore' | 'restore'): ArmAnswer {
  const recorded = exampleFile('esan-backup-real/12_TriggerRestore_202') as Exchange;
  const { names, location } = on;
  const text = JSON.stringify(on.restoreBody(recorded))
    .replaceAll('/subscriptions/38304e13-357e-405e-9e9a-220351dcce8c/resourceGroups/dpp-esan-ps-recording', on.group)
    .replaceAll('dppesantestps01-vg', names.group)
    .replaceAll('dppesantestps01', names.san)
    .replaceAll('srcvol1', names.volume)
    .replaceAll('eastasia', location);
  const wish: unknown = JSON.parse(text);
  return on.call('POST', `${on.instance}/${action}`, action === 'restore' ? wish : { restoreRequestObject: wish });
}
const validation = (on: Stage): ArmAnswer => restore(on, 'validateRestore');
const restoring = (on: Stage): ArmAnswer => restore(on, 'restore');

const withoutTag = (on: Stage): ArmAnswer => on.send('dataprotection-backupinstance/AdhocBackup_202');

function withItems(recorded: Exchange, change: (items: unknown[]) => unknown[]): Exchange {
  const { value, ...rest } = recorded.response.body as { value: unknown[] };
  return { ...recorded, response: { ...recorded.response, body: { ...rest, value: change(value) } } };
}

const instanceCases: Record<string, Case> = {
  AdhocBackup_202: asRecorded(isProtected),
  AdhocBackup_OperationResults_200_jobId: asked(isProtected, (on) => later(on, on.startBackup(), 'Location', minute)),
  DeleteBI_202: asRecorded(isProtected),
  DeleteBI_204_absent: asRecorded(inVault),
  GetBI_BackupsSuspended: asRecorded(() => second().protected().after('suspendBackups'), { ...ofInstance() }),
  GetBI_ConfiguringProtection: asRecorded(() => first().configuring(tags), ofInstance()),
  GetBI_ProtectionConfigured: asRecorded(isProtected, ofInstance()),
  GetBI_ProtectionStopped: asRecorded(() => second().protected().after('stopProtection'), ofInstance()),
  GetJob_Backup_Completed: asked(isProtected, (on) => jobAfter(on, withoutTag(on), 10 * minute), {
    ...ofJob(),
    ...ofJobAlone,
    ...ofBackup,
    ...ofEndedBackup,
  }),
  GetJob_Backup_InProgress: asked(isProtected, (on) => on.jobOf(withoutTag(on)), { ...ofJob(), ...ofJobAlone, ...ofBackup }),
  // The other item of the list is a storage account's, whose backup is not emulated.
  ListBIs: {
    ...asRecorded(() => first().configuring(tags), ofInstance('/value/0/properties')),
    of: (recorded) => withItems(recorded, (items) => items.slice(1)),
  },
  OperationResults_200_validate: asked(inVault, (on) => later(on, validate(on), 'Location', minute)),
  OperationStatus_Inprogress: asked(inVault, (on) => on.follow(validate(on), 'Azure-AsyncOperation')),
  PutBI_202_AAO_and_Location: asked(inVault, put),
  PutBI_OperationResults_200_resource: asked(inVault, (on) => later(on, put(on), 'Location', 50_000), ofInstance()),
  PutBI_OperationStatus_Inprogress: asked(inVault, (on) => on.follow(put(on), 'Azure-AsyncOperation')),
  ResumeProtection_202: asRecorded(() => second().protected().after('stopProtection')),
  StopProtection_202: asRecorded(() => second().protected()),
  SuspendBackups_202: asRecorded(() => second().protected()),
  ValidateForBackup_202: asked(inVault, validate),
};

const restoreCases: Record<string, Case> = {
  GetJob_Restore_Completed: asked(backedUp, (on) => jobAfter(on, restoring(on), 10 * minute), {
    ...ofJob(),
    ...ofJobAlone,
    ...ofEndedJob,
    ...ofRestore,
  }),
  GetJob_Restore_InProgress: asked(backedUp, (on) => on.jobOf(restoring(on)), { ...ofJob(), ...ofJobAlone, ...ofRestore }),
  GetRecoveryPoint_with_metaData: asked(afterAWeek, (on) => on.call('GET', `${on.instance}/recoveryPoints/${on.point}`), {
    '/metaData/0/(diskName|sizeBytes|skuName)': otherSource,
  }),
  ListRecoveryPoints: asRecorded(afterAWeek),
  ListRecoveryPoints_filtered: asRecorded(afterAWeek),
  ListRecoveryPoints_filtered_empty: asRecorded(afterAWeek),
  TriggerRestore_202: asked(backedUp, restoring),
  TriggerRestore_OperationResults_200_jobId: asked(backedUp, (on) => later(on, restoring(on), 'Location', minute)),
  ValidateRestore_202: asked(backedUp, validation),
  ValidateRestore_OperationResults_200: asked(backedUp, (on) => later(on, validation(on), 'Location', minute)),
  ValidateRestore_OperationStatus_Inprogress: asked(backedUp, (on) => on.follow(validation(on), 'Azure-AsyncOperation')),
  ValidateRestore_OperationStatus_Succeeded: asked(backedUp, (on) => later(on, validation(on), 'Azure-AsyncOperation', minute)),
};

const namedAs = (friendlyName: string, body: { properties: object }): object => ({ properties: { ...body.properties, friendlyName } });

/** Two vaults: what is deleted in one is protected in the other meanwhile. */
const protectedElsewhere = (): Stage => {
  const on = softDeleted();
  on.withVault('clitest-bkp-vault-persistent-bi-donotdelete');
  const other = `${on.group}/providers/Microsoft.DataProtection/backupVaults/clitest-bkp-vault-persistent-bi-donotdelete`;
  on.call('PUT', `${other}/backupInstances/${deleted}`, namedAs(deleted, on.protection(undefined, `${other}/backupPolicies/diskpolicy`)));
  on.call('POST', `${deletedInstance(on)}/undelete`);
  on.pass(minute / 3);
  return on;
};

const undeleted = (): Stage => {
  const on = softDeleted();
  on.call('POST', `${deletedInstance(on)}/undelete`);
  on.pass(minute);
  return on;
};

const deletedCases: Record<string, Case> = {
  GetBI_afterUndelete_ProtectionStopped: asRecorded(undeleted, ofInstance()),
  GetDeletedBI: asRecorded(softDeleted, ofInstance()),
  ListDeletedBIs: asRecorded(softDeleted, ofInstance('/value/0/properties')),
  ListDeletedBIs_empty: asRecorded(() => second().protected()),
  ResumeProtection_200_noop: asRecorded(() => third().protected()),
  ResumeProtection_400_AlreadyProtectedElsewhere: asRecorded(protectedElsewhere),
  Undelete_200: asRecorded(softDeleted),
  Undelete_404: asRecorded(() => third().protected()),
};

const jobCases: Record<string, Case> = {
  // The other jobs of the list are a storage account's.
  ListJobs: {
    ...asRecorded(afterAWeek, {
      ...ofJob('/value/0/properties'),
      '^/value/0/properties/supportedActions': 'backups of Elastic SAN are called cancellable (esan-backup-real/08)',
      '^/value/0/properties/destinationDataStoreName': 'null in jobs of Elastic SAN (esan-backup-real/09)',
    }),
    of: (recorded) => withItems(recorded, ([first, , , more]) => [first, more]),
  },
};

const inFolder = (folder: string, cases: Record<string, Case>): [string, Case][] =>
  Object.entries(cases).map(([name, one]) => [`${folder}/${name}`, one]);

/** The recorded backup, restore, deletion and jobs of managed disks. */
export const diskBackupCases: Record<string, Case> = Object.fromEntries([
  ...inFolder('dataprotection-backupinstance', instanceCases),
  ...inFolder('dataprotection-restore', restoreCases),
  ...inFolder('dataprotection-deleted', deletedCases),
  ...inFolder('dataprotection-job', jobCases),
]);

import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import {
  DataProtectionClient,
  type AzureBackupDiscreteRecoveryPoint,
  type BackupInstance,
  type AzureBackupRestoreRequestUnion,
  type TriggerBackupRequest,
} from './index.ts';
import { scriptedAzure } from '@esan/arm-connection/testing';

const reference = process.env.AZURE_REFERENCE;

interface Recording {
  request: { method: string; url: string; body: unknown };
  response: { status: number; headers: Record<string, string>; body: unknown };
}

function recorded(name: string): Recording {
  return JSON.parse(readFileSync(`${reference}/examples/esan-backup-real/${name}.json`, 'utf8'));
}

/** Gives the recorded answer to a client, together with the names in the recorded URL and what the client then asked. */
function replay(name: string) {
  const { request, response } = recorded(name);
  const body = response.body ?? undefined;
  const service = scriptedAzure({ status: response.status, headers: response.headers, body });
  const [, , subscription = '', , group = '', , , , vault = '', , child = '', , grandchild = ''] = new URL(request.url).pathname.split('/');
  return {
    request,
    body,
    group,
    vault,
    child,
    grandchild,
    ...service,
    client: new DataProtectionClient(service.credential, subscription, service.options),
  };
}

function expectSameRequest({ received, request }: ReturnType<typeof replay>) {
  expect(received.map(({ method, url, body }) => ({ method, url, body: body ?? null }))).toEqual([request]);
}

const actions: [file: string, run: (r: ReturnType<typeof replay>, body: unknown) => { submitted: () => Promise<void> }][] = [
  [
    '05_ValidateForBackup_202',
    ({ client, group, vault }, body) => client.backupInstances.validateForBackup(group, vault, body as { backupInstance: BackupInstance }),
  ],
  [
    '07_PutBackupInstance_202',
    ({ client, group, vault, child }, body) =>
      client.backupInstances.createOrUpdate(group, vault, child, body as { properties: BackupInstance }),
  ],
  [
    '07c_AdhocBackup_202',
    ({ client, group, vault, child }, body) => client.backupInstances.adhocBackup(group, vault, child, body as TriggerBackupRequest),
  ],
  [
    '11_ValidateRestore_202',
    ({ client, group, vault, child }, body) =>
      client.backupInstances.validateForRestore(group, vault, child, body as { restoreRequestObject: AzureBackupRestoreRequestUnion }),
  ],
  [
    '12_TriggerRestore_202',
    ({ client, group, vault, child }, body) =>
      client.backupInstances.triggerRestore(group, vault, child, body as AzureBackupRestoreRequestUnion),
  ],
  ['04_DeleteBackupInstance_202', ({ client, group, vault, child }) => client.backupInstances.delete(group, vault, child)],
];

describe.skipIf(!reference)('against recorded traffic, which AZURE_REFERENCE must lead to', () => {
  test.each(actions)('%s: the client sends what was recorded', async (file, run) => {
    const replayed = replay(file);
    await run(replayed, replayed.request.body).submitted();
    expectSameRequest(replayed);
  });

  test('a recorded job is read with its times', async () => {
    const replayed = replay('09_GetJob_Backup_Completed');
    const job = await replayed.client.jobs.get(replayed.group, replayed.vault, replayed.child);
    expectSameRequest(replayed);
    expect(job.properties?.startTime).toEqual(new Date('2026-09-08T08:44:50.122Z'));
    expect(job.properties?.extendedInfo?.subTasks?.map(({ taskName }) => taskName)).toEqual(['Trigger Backup']);
  });

  test('recorded recovery points are read with their times', async () => {
    const replayed = replay('10_ListRecoveryPoints_ESAN');
    const { value } = await replayed.client.recoveryPoints.list(replayed.group, replayed.vault, replayed.child).next();
    const point = value.properties as AzureBackupDiscreteRecoveryPoint;
    expect(point.recoveryPointTime).toEqual(new Date('2026-09-08T08:50:28.685Z'));
    expect(point.recoveryPointDataStoresDetails?.[0]?.creationTime).toEqual(new Date('2026-09-08T08:45:24.911Z'));
  });

  test('recorded vaults, policies and instances are read as they were sent', async () => {
    const vault = replay('01_GetVault');
    expect(await vault.client.backupVaults.get(vault.group, vault.vault)).toEqual(vault.body);
    const policies = replay('02_ListPolicies_ESAN');
    const policy = await policies.client.backupPolicies.list(policies.group, policies.vault).next();
    expect(policies.body).toMatchObject({ value: [policy.value] });
    const instances = replay('03_ListBackupInstances_ESAN');
    const instance = await instances.client.backupInstances.list(instances.group, instances.vault).next();
    expect(instances.body).toMatchObject({ value: [instance.value] });
  });
});

import { describe, expect, test } from 'vitest';
import { assignRole } from '../../arm/access/access.ts';
import { createVolume } from '../elastic-san/volumes.ts';
import { policyBody } from './items/request-bodies.ts';
import {
  backupBody,
  day,
  group,
  instance,
  instanceBody,
  minute,
  otherSubscription,
  plant,
  san,
  snapshots,
  TestEstate,
  subscription,
  vault,
  type Wanted,
} from '../../test-support/test-estate.ts';
import { addVault } from './items/vaults.ts';

const exporter = '1c4770c0-34f7-4110-a1ea-a5855cc7a939';
const snapshotContributor = '7efff54f-a5b4-42b5-a1c5-5411624893ce';
const owner = '8e3af657-a8ff-443c-a75c-2fe8c4bcb635';
const farGroup = `${otherSubscription}/resourceGroups/far`;
const otherVault = (name: string): string => `${plant}/providers/Microsoft.DataProtection/backupVaults/${name}`;

type Refusal = { why: string; code: string; says: string; vault?: string; wanted?: Wanted; arrange?: (estate: TestEstate) => void };

const refusals: Refusal[] = [
  {
    why: 'the vault has no identity',
    code: 'UserErrorVaultIdentityNotFound',
    says: 'plain has no system-assigned',
    vault: otherVault('plain'),
    arrange: (estate) => {
      addVault(estate.world, { resourceGroupId: plant, name: 'plain', location: 'eastus2', identity: false });
    },
  },
  {
    why: 'Snapshot Exporter is missing',
    code: 'UserErrorNotEnoughPermissionOnElasticSan',
    says: 'linesan',
    arrange: (estate) => estate.revoke(exporter),
  },
  {
    why: 'Owner stands in for Snapshot Exporter',
    code: 'UserErrorNotEnoughPermissionOnElasticSan',
    says: 'linesan',
    arrange: (estate) => {
      estate.revoke(exporter);
      estate.grant(owner, subscription);
    },
  },
  {
    why: 'Disk Snapshot Contributor is missing',
    code: 'UserErrorNotEnoughPermissionOnSnapshotRG',
    says: 'create snapshots in resource group snapshots',
    arrange: (estate) => estate.revoke(snapshotContributor),
  },
  {
    why: 'the volume does not exist',
    code: 'UserErrorElasticSanVolumeNotFound',
    says: 'The volume nowhere',
    wanted: { volume: 'nowhere' },
  },
  {
    why: 'the volume group does not exist',
    code: 'UserErrorElasticSanVolumeGroupNotFound',
    says: 'line9',
    wanted: { group: `${san}/volumeGroups/line9` },
  },
  {
    why: 'the Elastic SAN does not exist',
    code: 'UserErrorElasticSanNotFound',
    says: 'nosan',
    wanted: { group: `${plant}/providers/Microsoft.ElasticSan/elasticSans/nosan/volumeGroups/line1` },
  },
  {
    why: 'the volume is larger than 4 TiB',
    code: 'UserErrorElasticSanVolumeSizeNotSupported',
    says: '4097 GiB',
    wanted: { volume: 'huge' },
    arrange: (estate) => {
      createVolume(estate.world, { groupId: group, name: 'huge', sizeGiB: 4097, creationData: { createSource: 'None' } });
    },
  },
  {
    why: 'the region is not one of the preview',
    code: 'BackupAgentPluginHostValidateProtectionError',
    says: 'westus2',
    wanted: { group: `${plant}/providers/Microsoft.ElasticSan/elasticSans/westsan/volumeGroups/line1` },
    arrange: (estate) => estate.addSanWithVolume(`${plant}/providers/Microsoft.ElasticSan/elasticSans/westsan`, 'westus2'),
  },
  {
    why: 'the vault is in another region',
    code: 'UserErrorDatasourceRegionMismatch',
    says: 'same region',
    wanted: { group: `${plant}/providers/Microsoft.ElasticSan/elasticSans/northsan/volumeGroups/line1` },
    arrange: (estate) => estate.addSanWithVolume(`${plant}/providers/Microsoft.ElasticSan/elasticSans/northsan`, 'northeurope'),
  },
  {
    why: 'the vault is in another subscription',
    code: 'UserErrorDatasourceSubscriptionMismatch',
    says: 'same subscription',
    wanted: { group: `${farGroup}/providers/Microsoft.ElasticSan/elasticSans/farsan/volumeGroups/line1`, snapshots: farGroup },
    arrange: (estate) => estate.addSanWithVolume(`${farGroup}/providers/Microsoft.ElasticSan/elasticSans/farsan`, 'eastus2'),
  },
  {
    why: 'the snapshot resource group does not exist',
    code: 'UserErrorSnapshotRGNotFound',
    says: 'nogroup',
    wanted: { snapshots: `${subscription}/resourceGroups/nogroup` },
  },
  {
    why: 'the snapshot resource group is in another subscription',
    code: 'UserErrorSnapshotRGSubscriptionMismatch',
    says: 'far',
    wanted: { snapshots: farGroup },
  },
  {
    why: 'the snapshot resource group has a delete lock',
    code: 'UserErrorSnapshotRGLocked',
    says: snapshots,
    arrange: (estate) => {
      estate.addLock(snapshots);
    },
  },
  {
    why: 'the snapshot resource group has a read-only lock',
    code: 'UserErrorSnapshotRGLocked',
    says: `A read-only lock on ${snapshots} prevents Azure Backup from creating snapshots.`,
    arrange: (estate) => {
      estate.addLock(snapshots, 'ReadOnly');
    },
  },
  {
    why: 'another vault protects the volume',
    code: 'UserErrorDppDatasourceAlreadyHasBackupInstance',
    says: `linesan\\recipes in the Backup vault ${vault} with the protection status as ProtectionConfigured`,
    vault: otherVault('second'),
    arrange: (estate) => {
      addVault(estate.world, { resourceGroupId: plant, name: 'second', location: 'eastus2' });
      estate.protect();
    },
  },
];

describe('a volume is not protected when', () => {
  test.each(refusals)('$why', ({ code, says, vault: inVault = vault, wanted = {}, arrange }) => {
    const estate = new TestEstate();
    arrange?.(estate);
    estate.call('PUT', `${inVault}/backupPolicies/daily`, policyBody());
    const body = instanceBody({ ...wanted, policy: `${inVault}/backupPolicies/daily` });
    const expected = {
      status: 'Failed',
      error: {
        code,
        message: expect.stringContaining(says) as string,
        additionalInfo: [{ type: 'UserFacingError', info: { code, recommendedAction: [expect.stringMatching(/\w+/) as string] } }],
      },
    };
    expect(estate.outcome('POST', `${inVault}/validateForBackup`, { backupInstance: body.properties })).toMatchObject(expected);
    const id = `${inVault}/backupInstances/again`;
    expect(estate.outcome('PUT', id, body)).toMatchObject(expected);
    expect(estate.get(id)).toMatchObject({
      properties: { currentProtectionState: 'ConfiguringProtectionFailed', protectionStatus: { errorDetails: { code } } },
    });
    expect(estate.call('POST', `${id}/backup`, backupBody).status).toBe(400);
  });

  test('its request names no snapshot resource group', () => {
    const estate = new TestEstate();
    const { properties } = instanceBody();
    properties.policyInfo.policyParameters.dataStoreParametersList = [];
    expect(estate.outcome('POST', `${vault}/validateForBackup`, { backupInstance: properties })).toMatchObject({
      status: 'Failed',
      error: { code: 'UserErrorOperationalStoreParametersNotProvided' },
    });
  });

  test('its roles were assigned a moment ago', () => {
    const estate = new TestEstate({ rolePropagation: 4 * minute });
    estate.revoke(exporter);
    assignRole(estate.world, { principalId: estate.principalId, principalType: 'ServicePrincipal', roleId: exporter, scope: san });
    const body = { backupInstance: instanceBody().properties };
    const early = estate.call('POST', `${vault}/validateForBackup`, body);
    estate.pass(minute);
    const status = early.headers['Azure-AsyncOperation']?.replace('https://azure.example', '') ?? '';
    expect(estate.get(status)).toMatchObject({ status: 'Failed', error: { code: 'UserErrorNotEnoughPermissionOnElasticSan' } });
    estate.pass(4 * minute);
    expect(estate.outcome('POST', `${vault}/validateForBackup`, body)).toMatchObject({ status: 'Succeeded' });
  });
});

test('a volume of exactly 4 TiB can be protected', () => {
  const estate = new TestEstate();
  createVolume(estate.world, { groupId: group, name: 'largest', sizeGiB: 4096, creationData: { createSource: 'None' } });
  expect(estate.outcome('PUT', instance, instanceBody({ volume: 'largest' }))).toMatchObject({ status: 'Succeeded' });
});

test('of two instances for one volume at the same time, the first one protects it', () => {
  const estate = new TestEstate();
  const answers = [instance, `${instance}-2`].map((id) => estate.call('PUT', id, instanceBody()));
  expect(answers.map((answer) => answer.status)).toEqual([202, 202]);
  estate.pass(10 * minute);
  expect(estate.get(instance)).toMatchObject({ properties: { currentProtectionState: 'ProtectionConfigured' } });
  expect(estate.get(`${instance}-2`)).toMatchObject({
    properties: {
      currentProtectionState: 'ConfiguringProtectionFailed',
      protectionStatus: { errorDetails: { code: 'UserErrorDppDatasourceAlreadyHasBackupInstance' } },
    },
  });
});

test('protection that failed can be configured again once the reason is gone', () => {
  const estate = new TestEstate();
  estate.revoke(exporter);
  estate.protect();
  estate.grant(exporter, san);
  expect(estate.outcome('PUT', instance, instanceBody())).toMatchObject({ status: 'Succeeded' });
  const { properties } = estate.get(instance) as { properties: Record<string, unknown> };
  expect(properties['protectionStatus']).toEqual({ status: 'ProtectionConfigured' });
});

describe('a backup is refused', () => {
  test('while protection is being configured', () => {
    const estate = new TestEstate();
    estate.call('PUT', instance, instanceBody());
    expect(estate.call('POST', `${instance}/backup`, backupBody)).toMatchObject({
      status: 400,
      body: {
        error: {
          code: 'UserErrorInvalidBackupInstanceOperation',
          message: 'Operation AdhocBackup is not allowed on Backup Instance with Protection Status ConfiguringProtection',
        },
      },
    });
    expect(estate.call('DELETE', instance)).toMatchObject({
      status: 400,
      body: { error: { message: 'Operation Delete is not allowed on Backup Instance with Protection Status ConfiguringProtection' } },
    });
  });

  test('while another one is running', () => {
    const estate = new TestEstate();
    estate.protect();
    expect(estate.call('POST', `${instance}/backup`, backupBody).status).toBe(202);
    expect(estate.call('POST', `${instance}/backup`, backupBody)).toMatchObject({
      status: 400,
      body: { error: { code: 'UserErrorInvalidBackupInstanceOperation' } },
    });
  });

  test('after ten on one day, and possible again on the next', () => {
    const estate = new TestEstate();
    estate.protect();
    for (let count = 0; count < 10; count += 1) expect(estate.backUp()).toMatchObject({ properties: { status: 'Completed' } });
    expect(estate.call('POST', `${instance}/backup`, backupBody)).toMatchObject({
      status: 400,
      body: { error: { code: 'UserErrorMaxOnDemandBackupsLimitReached' } },
    });
    estate.pass(day);
    expect(estate.call('POST', `${instance}/backup`, backupBody).status).toBe(202);
  });

  test('with a rule or tag that the policy does not have', () => {
    const estate = new TestEstate();
    estate.protect();
    expect(estate.call('POST', `${instance}/backup`, { backupRuleOptions: { ruleName: 'Default' } })).toMatchObject({
      status: 400,
      body: { error: { code: 'BMSUserErrorInvalidInput' } },
    });
    const strangeTag = { backupRuleOptions: { ruleName: 'BackupDaily', triggerOption: { retentionTagOverride: 'Yearly' } } };
    expect(estate.call('POST', `${instance}/backup`, strangeTag).status).toBe(400);
    expect(estate.call('POST', `${instance}/backup`, { backupRuleOptions: { ruleName: 'BackupDaily', triggerOption: {} } }).status).toBe(
      202,
    );
  });
});

test('a request that is not of the known form is refused at once', () => {
  const estate = new TestEstate();
  const { properties } = instanceBody();
  for (const body of [undefined, []])
    expect(estate.call('PUT', instance, body)).toMatchObject({ status: 400, body: { error: { code: 'InvalidRequestContent' } } });
  const bodies: unknown[] = [{}, { properties: null }, { properties: { ...properties, objectType: 'Other' } }];
  for (const body of bodies)
    expect(estate.call('PUT', instance, body)).toMatchObject({ status: 400, body: { error: { code: 'BMSUserErrorInvalidInput' } } });
  expect(estate.call('GET', instance).status).toBe(404);
  estate.protect();
  for (const body of [undefined, 'text', {}, { restoreRequestObject: {} }]) {
    expect(estate.call('POST', `${instance}/validateRestore`, body).status).toBe(400);
    expect(estate.call('POST', `${instance}/restore`, body).status).toBe(400);
    expect(estate.call('POST', `${instance}/backup`, body).status).toBe(400);
  }
});

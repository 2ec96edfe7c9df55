import type { ArmAnswer } from '../arm/calls.ts';
import { asRecorded, asked, later, type Case } from './cases.ts';
import { exampleFile, type Exchange } from './examples.ts';
import { minute, Stage } from './stage.ts';

const subscription = '/subscriptions/00000000-0000-0000-0000-000000000000';
const vaults = (): Stage =>
  new Stage(`${subscription}/resourceGroups/dataprotectionclitest-rg`, 'centralus', { vault: 'cli-test-backup-vault' });
const inOtherGroup = (): Stage =>
  new Stage(`${subscription}/resourceGroups/clitest-dpp-rg`, 'centralus', { vault: 'cli-test-backup-vault' });

type Body = { properties: object };
const recordedBody = (file: string): Body => (exampleFile(`dataprotection-vault/${file}`) as Exchange).request.body as Body;

/** A vault as a recorded request asked for it, with what the request before had set; the regions are ours. */
function putVault(on: Stage, properties: object = {}, file = 'PutVault_201_AzureAsync', name = on.names.vault): ArmAnswer {
  const wanted = recordedBody(file);
  const body = { ...wanted, location: on.location, properties: { ...wanted.properties, ...properties } };
  return on.call('PUT', on.vault.replace(on.names.vault, name), body);
}

const made = (on: Stage, properties: object = {}): Stage => {
  putVault(on, properties);
  on.pass(minute);
  return on;
};

const security = (immutability: string, softDelete: string): object => ({
  securitySettings: {
    immutabilitySettings: { state: immutability },
    softDeleteSettings: { retentionDurationInDays: 14, state: softDelete },
  },
});

/** What is recorded was sent to a vault in a canary region. */
const sendHere = (on: Stage, recorded: Exchange): ArmAnswer =>
  on.call(recorded.request.method, recorded.request.url, recorded.request.body);

const deletion = (on: Stage): ArmAnswer => on.call('DELETE', on.vault);
const replicated = { replicatedRegions: ['eastus2'] };
const newer = { '^/properties/regionOfChoiceSettings': 'in recordings of 2026-06-01 (esan-backup-real/01)' };
const unscored = {
  '^/properties/(secureScore|bcdrSecurityLevel)': 'how Azure scores a vault is not published; a plain one is recorded as None and Poor',
};

const cases: Record<string, Case> = {
  'dataprotection-vault/PutVault_201_AzureAsync': asked(vaults, (on) => putVault(on), {
    ...newer,
    ...unscored,
    '^/properties/replicatedRegions': 'which regions Azure replicates to is not emulated',
  }),
  'dataprotection-vault/VaultOperationStatus_Inprogress': asked(vaults, (on) => on.follow(putVault(on), 'Azure-AsyncOperation')),
  'dataprotection-vault/VaultOperationStatus_Succeeded': asked(vaults, (on) => later(on, putVault(on), 'Azure-AsyncOperation', minute)),
  'dataprotection-vault/GetVault': asRecorded(() => made(vaults(), replicated), { ...newer, ...unscored }),
  'dataprotection-vault/PutVault_200_existing': asked(
    vaults,
    (on) => {
      putVault(on, {}, 'PutVault_200_existing', 'clitest-bkp-vault');
      on.pass(minute);
      return putVault(on, {}, 'PutVault_200_existing', 'clitest-bkp-vault');
    },
    newer,
  ),
  'dataprotection-vault/PutVault_400_SoftDeleteAlwaysOn': asked(() => made(inOtherGroup(), security('Unlocked', 'AlwaysOn')), sendHere),
  'dataprotection-vault/PutVault_400_ImmutabilityLocked': asked(() => made(inOtherGroup(), security('Locked', 'AlwaysOn')), sendHere),
  'dataprotection-vault/PutVault_400_CRR': asked(() => made(inOtherGroup(), security('Locked', 'AlwaysOn')), sendHere),
  'dataprotection-vault/DeleteVault_202': asRecorded(() => made(vaults())),
  'dataprotection-vault/VaultDelete_OperationStatus_rgLocation': asked(
    () => made(vaults()),
    (on) => on.follow(deletion(on), 'Azure-AsyncOperation'),
  ),
  'dataprotection-vault/VaultDelete_OperationStatus_Succeeded': asked(
    () => made(vaults()),
    (on) => later(on, deletion(on), 'Azure-AsyncOperation', minute),
  ),
  'dataprotection-vault/VaultDelete_OperationResults_200': asked(
    () => made(vaults()),
    (on) => later(on, deletion(on), 'Location', minute),
  ),
};

const listed: Record<string, Case> = {
  'dataprotection-vault/ListVaultsInResourceGroup': asked(
    vaults,
    (on) => {
      putVault(
        on,
        { ...security('Disabled', 'Off'), featureSettings: { crossSubscriptionRestoreSettings: { state: 'Enabled' } } },
        'PutVault_200_existing',
        'blobclivault',
      );
      putVault(on, replicated);
      putVault(on, {}, 'PutVault_200_existing', 'clitest-bkp-vault');
      on.pass(minute);
      return on.call('GET', on.vault.slice(0, on.vault.lastIndexOf('/')));
    },
    {
      '^/value/\\d/properties/regionOfChoiceSettings': 'in recordings of 2026-06-01 (esan-backup-real/01)',
      '^/value/1/properties/(secureScore|bcdrSecurityLevel)': 'how Azure scores a vault is not published',
      '^/value/0/(id|tags|location)': 'a vault of years ago keeps another spelling, and is in another region than its group',
      '^/value/0/properties/securitySettings/softDeleteSettings/state': 'a vault of years ago says OFF',
    },
  ),
};

const policies = '/subscriptions/00000000-0000-0000-0000-000000000000/resourceGroups/dataprotectionclitest-rg';
const policyStage = (): Stage =>
  new Stage(policies, 'centralus', { vault: 'clitest-bkp-vault', policy: 'diskpolicy', rule: 'BackupHourly' }).withVault();

const otherSchedule = 'an Elastic SAN is backed up daily or weekly, not by the hour';
const ofPolicy = (at = '/properties'): Record<string, string> => ({
  [`^${at}/datasourceTypes`]: 'the policy is for Elastic SAN',
  [`^${at}/policyRules/0/trigger/schedule/repeatingTimeIntervals`]: otherSchedule,
});

/** The recorded policy, for Elastic SAN and daily. */
function asOurs(policy: unknown): unknown {
  const text = JSON.stringify(policy)
    .replaceAll('Microsoft.Compute/disks', 'Microsoft.ElasticSan/elasticSans/volumeGroups')
    .replaceAll(/\/PT\dH/g, '/P1D');
  return JSON.parse(text) as unknown;
}

/** The recorded disk policies with their rules; other data sources have theirs. */
const policyCases: Record<string, Case> = {
  'dataprotection-policy/PutPolicy_disk_200': asked(
    policyStage,
    (on, recorded) => on.call('PUT', on.policy, asOurs(recorded.request.body)),
    ofPolicy(),
  ),
  'dataprotection-policy/GetOrListPolicies_4': asked(
    policyStage,
    (on, recorded) => {
      const { properties } = recorded.response.body as Body;
      on.call('PUT', `${on.vault}/backupPolicies/disk-policy`, asOurs({ properties }));
      return on.call('GET', `${on.vault}/backupPolicies/disk-policy`);
    },
    ofPolicy(),
  ),
  'dataprotection-policy/DeletePolicy_200': asRecorded(policyStage),
};

/** The recorded traffic of vaults and policies. */
export const vaultCases: Record<string, Case> = { ...cases, ...listed, ...policyCases };

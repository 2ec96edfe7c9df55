import { assignRole } from '../arm/access/access.ts';
import { textAt, valueAt } from '../arm/bodies.ts';
import type { ArmAnswer } from '../arm/calls.ts';
import { answerArm } from '../arm/routing/dispatch.ts';
import type { Resource } from '../world/resource-store.ts';
import type { ProfileName } from '../world/profiles.ts';
import { World, type Pace, type Person } from '../world/world.ts';
import { computeRoutes } from '../providers/compute/routes.ts';
import { elasticSanRoutes } from '../providers/elastic-san/routes.ts';
import { createVolume } from '../providers/elastic-san/volumes.ts';
import { policyBody, protectionBody, setOf, sourceOf } from '../providers/data-protection/items/request-bodies.ts';
import { dataProtectionRoutes } from '../providers/data-protection/routes/routes.ts';
import { addVault } from '../providers/data-protection/items/vaults.ts';

const routes = [...dataProtectionRoutes, ...elasticSanRoutes, ...computeRoutes];
const contributor = 'b24988ac-6180-42a0-ab88-20f7382dd24c';

export const minute = 60_000;
export const hour = 60 * minute;
export const day = 24 * hour;

export const subscription = '/subscriptions/10000000-0000-4000-8000-000000000001';
export const otherSubscription = '/subscriptions/10000000-0000-4000-8000-000000000002';
export const plant = `${subscription}/resourceGroups/plant`;
export const snapshots = `${subscription}/resourceGroups/snapshots`;
export const san = `${plant}/providers/Microsoft.ElasticSan/elasticSans/linesan`;
export const group = `${san}/volumeGroups/line1`;
export const vault = `${plant}/providers/Microsoft.DataProtection/backupVaults/plantvault`;
export const policy = `${vault}/backupPolicies/daily`;
export const instance = `${vault}/backupInstances/linesan-line1-3f1f6c1a`;

/** One person at work in a small plant: a vault with its roles, a policy, and volumes to protect. */
export class TestEstate {
  readonly world: World;
  readonly person: Person;

  constructor(pace: Partial<Pace> = {}, profile?: ProfileName) {
    this.world = new World('estate', Date.parse('2026-09-08T08:00:00Z'), pace, profile);
    this.person = {
      objectId: '20000000-0000-4000-8000-000000000001',
      displayName: 'Administrator',
      userPrincipalName: 'a@estate.example',
      role: 'Contributor',
    };
    this.world.people.push(this.person);
    for (const scope of [subscription, otherSubscription]) this.#addSubscription(scope);
    for (const id of [plant, snapshots, `${otherSubscription}/resourceGroups/far`]) this.addGroup(id);
    this.addSan(san, 'eastus2', 8);
    this.addVolumeGroup(group);
    createVolume(this.world, { groupId: group, name: 'recipes', sizeGiB: 2, creationData: { createSource: 'None' } });
    addVault(this.world, { resourceGroupId: plant, name: 'plantvault', location: 'eastus2' });
    this.grantAll();
    this.call('PUT', policy, policyBody());
  }

  #addSubscription(scope: string): void {
    this.world.subscriptions.push({ subscriptionId: scope.replace('/subscriptions/', ''), displayName: scope });
    assignRole(this.world, { principalId: this.person.objectId, principalType: 'User', roleId: contributor, scope, effectiveNow: true });
  }

  addGroup(id: string): void {
    this.world.resources.put({
      id,
      name: id.split('/').at(-1) ?? '',
      type: 'Microsoft.Resources/resourceGroups',
      location: 'eastus2',
      properties: { provisioningState: 'Succeeded' },
    });
  }

  addSan(id: string, location: string, baseSizeTiB: number): void {
    const properties = { baseSizeTiB, extendedCapacitySizeTiB: 0, provisioningState: 'Succeeded' };
    this.world.resources.put({ id, name: id.split('/').at(-1) ?? '', type: 'Microsoft.ElasticSan/ElasticSans', location, properties });
  }

  addVolumeGroup(id: string): void {
    const type = 'Microsoft.ElasticSan/elasticSans/volumeGroups';
    this.world.resources.put({ id, name: id.split('/').at(-1) ?? '', type, properties: { provisioningState: 'Succeeded' } });
  }

  /** Another Elastic SAN with a volume of the same name. */
  addSanWithVolume(id: string, location: string): void {
    this.addSan(id, location, 1);
    this.addVolumeGroup(`${id}/volumeGroups/line1`);
    createVolume(this.world, { groupId: `${id}/volumeGroups/line1`, name: 'recipes', sizeGiB: 2, creationData: { createSource: 'None' } });
  }

  addLock(scope: string, level: 'CanNotDelete' | 'ReadOnly' = 'CanNotDelete'): string {
    const id = `${scope}/providers/Microsoft.Authorization/locks/keep`;
    this.world.resources.put({ id, name: 'keep', type: 'Microsoft.Authorization/locks', properties: { level } });
    return id;
  }

  get principalId(): string {
    return textAt(this.world.resources.get(vault), 'identity', 'principalId') ?? '';
  }

  grant(roleId: string, scope: string): Resource {
    return this.grantTo(this.principalId, roleId, scope);
  }

  /** Give a role to the identity of another vault. */
  grantTo(principalId: string, roleId: string, scope: string): Resource {
    return assignRole(this.world, { principalId, principalType: 'ServicePrincipal', roleId, scope, effectiveNow: true });
  }

  /** The four roles that backup and restore need. */
  grantAll(): void {
    this.grant('1c4770c0-34f7-4110-a1ea-a5855cc7a939', san);
    this.grant('7efff54f-a5b4-42b5-a1c5-5411624893ce', snapshots);
    this.grant('90e8b822-3e73-47b5-868a-787dc80c008f', san);
    this.grant('acdd72a7-3385-48ef-bd42-f606fba81ae7', snapshots);
  }

  /** Take a role from the vault's identity everywhere. */
  revoke(roleId: string): void {
    for (const one of this.world.resources.list('Microsoft.Authorization/roleAssignments')) {
      const ofVault = textAt(one.properties, 'principalId') === this.principalId;
      if (ofVault && textAt(one.properties, 'roleDefinitionId')?.endsWith(roleId) === true) this.world.resources.remove(one.id);
    }
  }

  call(method: string, path: string, body?: unknown, headers: Record<string, string> = {}): ArmAnswer {
    const [rawPath = '', search = ''] = path.split('?');
    const query = new URLSearchParams(search);
    if (!query.has('api-version')) query.set('api-version', versionOf(path));
    const { world, person: caller } = this;
    const told = { world, caller, method, rawPath, query, headers, body, origin: 'https://azure.example', clockRate: 1 };
    // A copy, as it is over HTTP: the world goes on changing.
    return structuredClone(answerArm(told, routes));
  }

  get(path: string): unknown {
    return this.call('GET', path).body;
  }

  items(path: string): unknown[] {
    const value = valueAt(this.get(path), 'value');
    return Array.isArray(value) ? value : [];
  }

  pass(ms: number): void {
    this.world.timeline.advanceTo(this.world.timeline.now + ms);
  }

  /** Ask for work, let ten minutes pass and read how it ended. */
  outcome(method: string, path: string, body?: unknown): unknown {
    const answer = this.call(method, path, body);
    this.pass(10 * minute);
    return this.get(answer.headers['Azure-AsyncOperation']?.replace('https://azure.example', '') ?? '');
  }

  protect(id = instance, volume = 'recipes'): void {
    this.outcome('PUT', id, instanceBody({ volume }));
  }

  /** A backup from start to end; its job. */
  backUp(id = instance): unknown {
    return this.jobOf(this.call('POST', `${id}/backup`, backupBody));
  }

  /** The job of an accepted call, ten minutes later. */
  jobOf(answer: ArmAnswer): unknown {
    this.pass(10 * minute);
    const results = this.get(answer.headers['Location']?.replace('https://azure.example', '') ?? '');
    return this.get(textAt(results, 'jobId') ?? '');
  }

  write(volume: string, block: number, text: string): void {
    this.world.blocks.write(`${group}/volumes/${volume}`, block, text);
  }

  digest(volume: string): string {
    return this.world.blocks.digest(`${group}/volumes/${volume}`);
  }
}

function versionOf(path: string): string {
  if (/Microsoft\.ElasticSan\//i.test(path) && !/Microsoft\.DataProtection\//i.test(path)) return '2025-09-01';
  return /Microsoft\.Compute\//i.test(path) ? '2025-01-02' : '2026-06-01';
}

export const backupBody = { backupRuleOptions: { ruleName: 'BackupDaily', triggerOption: { retentionTagOverride: 'Default' } } };

export type Wanted = { volume?: string; group?: string; location?: string; snapshots?: string; policy?: string };

export const instanceBody = (wanted: Wanted = {}) =>
  protectionBody({ volume: 'recipes', group, snapshots, policy, location: 'eastus2', ...wanted });

export const restoreBody = (point: string, name: string, target = group, source = 'recipes') => ({
  objectType: 'AzureBackupRecoveryPointBasedRestoreRequest',
  restoreTargetInfo: {
    objectType: 'ItemLevelRestoreTargetInfo',
    recoveryOption: 'FailIfExists',
    restoreLocation: 'eastus2',
    restoreCriteria: [
      {
        objectType: 'GenericRestoreDatasourceCriteria',
        resourceSelectors: {
          objectType: 'ResourceListSelectionCriteria',
          resourceIdentifiers: [source],
          resourceNameOverrides: { [source]: name },
        },
      },
    ],
    datasourceInfo: sourceOf(target, 'eastus2'),
    datasourceSetInfo: setOf(target, 'eastus2'),
  },
  sourceDataStoreType: 'OperationalStore',
  recoveryPointId: point,
});

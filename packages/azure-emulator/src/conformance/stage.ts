import { assignRole } from '../arm/access/access.ts';
import { allRoutes } from '../providers/all-routes.ts';
import { textAt, valueAt } from '../arm/bodies.ts';
import type { ArmAnswer } from '../arm/calls.ts';
import { answerArm } from '../arm/routing/dispatch.ts';
import { createVolume } from '../providers/elastic-san/volumes.ts';
import { policyBody, protectionBody } from '../providers/data-protection/items/request-bodies.ts';
import { addVault } from '../providers/data-protection/items/vaults.ts';
import { World, type Person } from '../world/world.ts';
import { exchangeIn, type Exchange } from './examples.ts';

const owner = '8e3af657-a8ff-443c-a75c-2fe8c4bcb635';

export const minute = 60_000;

/** What stands on a stage of backup: names of the recording, or stand-ins where it backs up something else than a volume. */
export type Names = { vault: string; policy: string; instance: string; rule: string; san: string; group: string; volume: string };

/** A world of a recording's own names, and the person who made the recording. */
export class Stage {
  readonly world: World;
  readonly person: Person;
  readonly subscription: string;
  readonly group: string;
  readonly location: string;
  readonly names: Names;
  /** The api-version of the last call. */
  lastVersion = '';

  /** `group` is the id of a resource group. */
  constructor(group: string, location: string, names: Partial<Names> = {}) {
    this.world = new World('stage', Date.parse('2026-09-08T08:00:00.123Z'), { rolePropagation: 0 }, 'ga-2026-09');
    this.group = group;
    this.location = location;
    this.subscription = /^\/subscriptions\/[^/]+/.exec(group)?.[0] ?? '';
    this.names = {
      vault: 'vault',
      policy: 'policy',
      instance: 'instance',
      rule: 'BackupDaily',
      san: 'san',
      group: 'group',
      volume: 'volume',
      ...names,
    };
    this.person = {
      objectId: '2146abed-b993-4a81-a6af-eda7b4524c5e',
      displayName: 'Test',
      userPrincipalName: 'test@example.com',
      role: 'Owner',
    };
    this.world.people.push(this.person);
    this.world.subscriptions.push({ subscriptionId: this.subscription.replace('/subscriptions/', ''), displayName: 'Recorded' });
    this.assign(owner, this.subscription, this.person.objectId);
    const properties = { provisioningState: 'Succeeded' };
    this.world.resources.put({
      id: group,
      name: group.split('/').at(-1) ?? '',
      type: 'Microsoft.Resources/resourceGroups',
      location,
      properties,
    });
  }

  get vault(): string {
    return `${this.group}/providers/Microsoft.DataProtection/backupVaults/${this.names.vault}`;
  }

  get policy(): string {
    return `${this.vault}/backupPolicies/${this.names.policy}`;
  }

  get instance(): string {
    return `${this.vault}/backupInstances/${this.names.instance}`;
  }

  get san(): string {
    return `${this.group}/providers/Microsoft.ElasticSan/elasticSans/${this.names.san}`;
  }

  get volumeGroup(): string {
    return `${this.san}/volumeGroups/${this.names.group}`;
  }

  assign(roleId: string, scope: string, principalId: string): void {
    assignRole(this.world, { principalId, principalType: 'User', roleId, scope, effectiveNow: true });
  }

  call(method: string, url: string, body?: unknown, headers: Record<string, string> = {}): ArmAnswer {
    const [rawPath = '', search = ''] = url.replace(/^https:\/\/[^/]+/, '').split('?');
    const query = new URLSearchParams(search);
    if (!query.has('api-version')) query.set('api-version', /Microsoft\.ElasticSan\//i.test(rawPath) ? '2025-09-01' : '2026-06-01');
    this.lastVersion = query.get('api-version') ?? '';
    return answerArm(
      {
        world: this.world,
        caller: this.person,
        method,
        rawPath,
        query,
        headers,
        body,
        origin: 'https://management.azure.com',
        clockRate: 1,
      },
      allRoutes,
    );
  }

  /** The recorded request of another file of the same recording. */
  send(file: string): ArmAnswer {
    const request = exchangeIn(file)?.request;
    if (request === undefined) throw new Error(`${file} holds no exchange.`);
    return this.call(request.method, request.url, request.body);
  }

  /** Where an answer says that its work can be followed, asked now. */
  follow(answer: ArmAnswer, header: 'Location' | 'Azure-AsyncOperation'): ArmAnswer {
    return this.call('GET', answer.headers[header] ?? '');
  }

  pass(ms: number): void {
    this.world.timeline.advanceTo(this.world.timeline.now + ms);
  }

  /** A SAN with a volume group and a volume in it. */
  withVolume(): this {
    const { world, location } = this;
    const properties = { baseSizeTiB: 4, extendedCapacitySizeTiB: 0, provisioningState: 'Succeeded' };
    world.resources.put({ id: this.san, name: this.names.san, type: 'Microsoft.ElasticSan/ElasticSans', location, properties });
    const type = 'Microsoft.ElasticSan/elasticSans/volumeGroups';
    world.resources.put({ id: this.volumeGroup, name: this.names.group, type, properties: { provisioningState: 'Succeeded' } });
    createVolume(world, { groupId: this.volumeGroup, name: this.names.volume, sizeGiB: 1, creationData: { createSource: 'None' } });
    return this;
  }

  /** A vault with a policy, and all the roles that its identity needs. */
  withVault(vault: string = this.names.vault): this {
    const made = addVault(this.world, { resourceGroupId: this.group, name: vault, location: this.location });
    const principal = textAt(made, 'identity', 'principalId') ?? '';
    const roles = ['1c4770c0-34f7-4110-a1ea-a5855cc7a939', '7efff54f-a5b4-42b5-a1c5-5411624893ce'];
    const forRestore = ['90e8b822-3e73-47b5-868a-787dc80c008f', 'acdd72a7-3385-48ef-bd42-f606fba81ae7'];
    for (const role of [...roles, ...forRestore]) this.assign(role, this.group, principal);
    this.call('PUT', `${made.id}/backupPolicies/${this.names.policy}`, this.policyBody());
    return this;
  }

  policyBody(): unknown {
    return JSON.parse(JSON.stringify(policyBody()).replace('BackupDaily', this.names.rule)) as unknown;
  }

  protection(tags?: Record<string, string>, policy = this.policy): { properties: object } {
    const { group, location, names } = this;
    const body = protectionBody({ volume: names.volume, group: this.volumeGroup, location, snapshots: group, policy });
    return tags === undefined ? body : Object.assign(body, { tags });
  }

  /** Protection asked for, a moment ago. */
  configuring(tags?: Record<string, string>): this {
    this.withVolume().withVault();
    this.call('PUT', this.instance, this.protection(tags));
    return this;
  }

  protected(tags?: Record<string, string>): this {
    this.configuring(tags).pass(minute);
    return this;
  }

  /** An action on the instance, done. */
  after(action: string): this {
    this.call('POST', `${this.instance}/${action}`);
    this.pass(minute);
    return this;
  }

  startBackup(): ArmAnswer {
    return this.call('POST', `${this.instance}/backup`, {
      backupRuleOptions: { ruleName: this.names.rule, triggerOption: { retentionTagOverride: 'Default' } },
    });
  }

  /** One recovery point. */
  backedUp(): this {
    this.protected().startBackup();
    this.pass(10 * minute);
    return this;
  }

  get point(): string {
    return textAt(this.call('GET', `${this.instance}/recoveryPoints`).body, 'value', 0, 'name') ?? '';
  }

  /** A job that an accepted call leads to. */
  jobOf(accepted: ArmAnswer): ArmAnswer {
    this.pass(10_000);
    return this.call('GET', textAt(this.follow(accepted, 'Location').body, 'jobId') ?? '');
  }

  /** The recorded body of a restore, of the point that there is here. */
  restoreBody(exchange: Exchange): unknown {
    const inner = valueAt(exchange.request.body, 'restoreRequestObject');
    const wanted = (inner ?? exchange.request.body) as object;
    const request = { ...wanted, recoveryPointId: this.point };
    return inner === undefined ? request : { restoreRequestObject: request };
  }
}

import { allRoutes } from '../providers/all-routes.ts';
import { valueAt } from '../arm/bodies.ts';
import { answerArm } from '../arm/routing/dispatch.ts';
import { policyBody, protectionBody } from '../providers/data-protection/items/request-bodies.ts';
import { guidOf } from '../world/guids.ts';
import type { World } from '../world/world.ts';

type Protection = { volume: string; group: string; location: string; snapshots: string; policy: string };

/** What the scenario's administrator does by Azure's own API, so that what has been set up is what Azure would have accepted. */
export class Administrator {
  readonly #world: World;

  constructor(world: World) {
    this.#world = world;
  }

  /** Make a Backup vault; its operation goes on. */
  makeVault(id: string, wanted: { location: string; redundancy: string; identity: boolean }): void {
    this.#call('PUT', `${id}?api-version=2026-06-01`, {
      location: wanted.location,
      identity: { type: wanted.identity ? 'SystemAssigned' : 'None' },
      properties: { storageSettings: [{ datastoreType: 'VaultStore', type: wanted.redundancy }] },
    });
  }

  /** Make a policy that takes a backup at a time of every day (UTC) and keeps it for so many days. */
  makePolicy(id: string, { at, days }: { at: string; days: number }): void {
    this.#call('PUT', `${id}?api-version=2026-06-01`, policyBody(`P${days}D`, at));
  }

  /** Give a vault's identity a role; it counts after the world's role propagation. */
  giveRole(vaultId: string, roleId: string, scope: string): void {
    const principalId = this.#principalOf(vaultId);
    const roleDefinitionId = `${/^\/subscriptions\/[^/]+/.exec(scope)?.[0] ?? ''}/providers/Microsoft.Authorization/roleDefinitions/${roleId}`;
    const properties = { roleDefinitionId, principalId, principalType: 'ServicePrincipal' };
    this.#call('PUT', this.#assignment(principalId, roleId, scope), { properties });
  }

  /** Take a role away again from a vault's identity. */
  takeRole(vaultId: string, roleId: string, scope: string): void {
    this.#call('DELETE', this.#assignment(this.#principalOf(vaultId), roleId, scope));
  }

  /** Protect a volume in a vault; answers the id of the backup instance, which is being configured. */
  protect(vaultId: string, wanted: Protection): string {
    const body = protectionBody(wanted);
    // As the Azure portal names them: the Elastic SAN, the volume group and a GUID.
    const [san = '', group = ''] = wanted.group.split('/elasticSans/')[1]?.split('/volumeGroups/') ?? [];
    const id = `${vaultId}/backupInstances/${san}-${group}-${guidOf(`${wanted.group}/volumes/${wanted.volume}`.toLowerCase())}`;
    this.#call('PUT', `${id}?api-version=2026-06-01`, body);
    return id;
  }

  /** Stop backups of an instance and keep its points for ever. */
  stopProtection(instanceId: string): void {
    this.#call('POST', `${instanceId}/stopProtection?api-version=2026-06-01`);
  }

  /** Pause the backups of an instance; its points go on to expire. */
  pauseBackups(instanceId: string): void {
    this.#call('POST', `${instanceId}/suspendBackups?api-version=2026-06-01`);
  }

  /** Let the backups of an instance go on at their next time. */
  resumeBackups(instanceId: string): void {
    this.#call('POST', `${instanceId}/resumeBackups?api-version=2026-06-01`);
  }

  /** Names of assignments are GUIDs that the client chooses. */
  #assignment(principalId: string, roleId: string, scope: string): string {
    const name = guidOf(`${principalId}/${roleId}/${scope}`);
    return `${scope}/providers/Microsoft.Authorization/roleAssignments/${name}?api-version=2022-04-01`;
  }

  #principalOf(vaultId: string): string {
    return String(valueAt(this.#call('GET', `${vaultId}?api-version=2026-06-01`), 'identity', 'principalId'));
  }

  #call(method: string, path: string, body?: unknown): unknown {
    const [caller] = this.#world.people;
    if (caller === undefined) throw new Error(`There is nobody in "${this.#world.name}".`);
    const [rawPath = '', query = ''] = path.split('?');
    const answer = answerArm(
      {
        world: this.#world,
        caller,
        method,
        rawPath,
        query: new URLSearchParams(query),
        headers: {},
        body,
        origin: 'https://management.azure.com',
        clockRate: 0,
      },
      allRoutes,
    );
    if (answer.status >= 300) throw new Error(`${method} ${path}: ${answer.status} ${JSON.stringify(answer.body)}`);
    return answer.body;
  }
}

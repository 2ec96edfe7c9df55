import type { Api, Input } from '@esan/contract';
import { takesVolume, type BackupInstance, type VaultPlace } from '@esan/domain';
import type { Azure } from '../azure/clients.ts';
import type { DeploymentBody, DeploymentPlace } from '../azure/deployments.ts';
import { placesOf, refuseChange, regionsOf, type Choice } from '../backup-instances/protect.ts';
import { readInstancesAt } from '../estate/backup-instances.ts';
import { derivedGuid } from '../estate/roles.ts';
import { badRequest, Refusal } from '../http/refusal.ts';
import { inTurns } from '../http/turn.ts';
import { planTemplate, type Plan } from './plan-template.ts';

/** How the names of our deployments begin. */
export const runPrefix = 'esan-backup-';

/** The tag of our deployments; it tells Azure's moment of the press, which a deployment does not. */
export const startedTag = 'elastic-san-backup-started';

/** A plan as it is asked for. */
type AskedPlan = Input<Api['startRun']>['body']['plan'];

/** The volumes of a plan, each with what was chosen for it. */
export function choicesIn({ vaultId, policyId, groups }: AskedPlan): Choice[] {
  const choices = groups.flatMap(({ groupId, snapshotGroupId, volumes }) =>
    volumes.map(({ name, instance }): Choice => ({ volumeId: `${groupId}/volumes/${name}`, vaultId, policyId, snapshotGroupId, instance })),
  );
  const names = new Set(choices.map((one) => placesOf(one).instance.toLowerCase()));
  if (names.size < choices.length) throw badRequest('plan', 'each-once');
  return choices;
}

/** The vault and the policy of a plan, which has one of each. */
export function planPlaceOf([first]: readonly Choice[]): { vault: VaultPlace; vaultId: string; policyId: string } {
  if (first === undefined) throw badRequest('plan', 'one-at-least');
  const { vaultId, policyId } = first;
  return { vault: placesOf(first).vault, vaultId, policyId };
}

/** The deployment of a plan: in the resource group of the vault, by a name that follows from what is wanted and from nothing else. */
export function deploymentOf(choices: readonly Choice[]): DeploymentPlace {
  const { vault, vaultId, policyId } = planPlaceOf(choices);
  const wanted = choices.map((one) => `${one.volumeId} ${one.snapshotGroupId} ${placesOf(one).instance}`.toLowerCase()).toSorted();
  const { subscriptionId, resourceGroup } = vault;
  return { subscriptionId, resourceGroup, name: runPrefix + derivedGuid('run', vaultId, policyId, ...wanted) };
}

/** A plan as the vault stands now: what is protected just so already is left, and what is protected otherwise is refused. */
export async function planOf(azure: Azure, choices: readonly Choice[]): Promise<Plan> {
  const { vault, vaultId, policyId } = planPlaceOf(choices);
  const { items, missing } = await readInstancesAt(azure, vault);
  const [byName, byVolume] = [index(items, ({ name }) => name), index(items, ({ volumeId }) => volumeId)];
  const unread = new Map(missing.flatMap(({ id, about = '', problem }) => [id, about].map((key) => [key.toLowerCase(), problem] as const)));
  const left: Choice[] = [];
  const wanted: Choice[] = [];
  for (const choice of await named(choices)) {
    // The PUT would change an item of which nothing is known.
    const problem = unread.get(choice.volumeId.toLowerCase()) ?? unread.get(`${vaultId}/backupInstances/${choice.instance}`.toLowerCase());
    if (problem !== undefined) throw new Refusal(502, problem);
    const there =
      byName.get(choice.instance.toLowerCase())?.[0] ??
      byVolume.get(choice.volumeId.toLowerCase())?.find(({ state }) => takesVolume(state));
    if (there !== undefined) refuseChange(there, choice);
    // A protection that failed is configured anew by the same PUT.
    if (there !== undefined && takesVolume(there.state)) left.push({ ...choice, instance: there.name });
    else wanted.push(choice);
  }
  const regionIn = await regionsOf(
    azure,
    wanted.map(({ volumeId }) => volumeId),
  );
  return { vaultId, policyId, rows: wanted.map((choice) => ({ choice, region: regionIn(choice.volumeId) })), left };
}

/** Choices with the names of their instances, which take long to work out. */
const named = (choices: readonly Choice[]) =>
  inTurns(choices, (some) => some.map((choice) => ({ ...choice, instance: placesOf(choice).instance })));

const index = (items: readonly BackupInstance[], by: (one: BackupInstance) => string) => Map.groupBy(items, (one) => by(one).toLowerCase());

/** What a plan is deployed with. */
export const deploymentBody = (plan: Plan, startedAt: string): DeploymentBody => ({
  tags: { [startedTag]: startedAt },
  properties: { mode: 'Incremental', template: planTemplate(plan) },
});

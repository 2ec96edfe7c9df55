import { parentIdOf, sameId, type Policy, type Vault, type Volume } from '@esan/domain';
import type { ConfigureBackupDraft } from '../../links/paths.ts';
import { byPlace, choosing, isInPlace, type PlanPlace } from '../../volumes/choose-volumes.ts';
import type { ChosenVolume } from '../../volumes/selection.ts';
import { backupPlanOf, type BackupPlan } from '../plan/plan.ts';
import { byName } from '../../settings/formats.ts';

/** The part of a selection that one vault can protect. */
export type Part = { key: string; place: PlanPlace; chosen: ChosenVolume[] };

/** A selection in parts, in the order in which the volumes were found. */
export function partsOf(chosen: readonly ChosenVolume[], volumes: readonly Volume[]): Part[] {
  const byId = new Map(chosen.map((one) => [one.volumeId.toLowerCase(), one]));
  const found = volumes.filter(({ id }) => byId.has(id.toLowerCase()));
  return byPlace(found).map(({ place, volumes: here }) => ({
    key: `${place.subscriptionId} ${place.region}`.toLowerCase(),
    place,
    chosen: here.flatMap(({ id }) => byId.get(id.toLowerCase()) ?? []),
  }));
}

/** What of a selection is in no part of it. */
export function goneFrom(chosen: readonly ChosenVolume[], found: readonly ChosenVolume[]): ChosenVolume[] {
  const ids = new Set(found.map(({ volumeId }) => volumeId.toLowerCase()));
  return chosen.filter(({ volumeId }) => !ids.has(volumeId.toLowerCase()));
}

/** Ids in the address, one behind the other. */
export const idsIn = (text: string | undefined): string[] => (text === undefined || text === '' ? [] : text.split('*'));

/** The ids in the address after one was chosen in the place of others. */
export const withId = (text: string | undefined, id: string, instead: readonly { id: string }[]): string =>
  [...idsIn(text).filter((one) => !instead.some((other) => sameId(other.id, one))), id].join('*');

const compare = (a: { name: string }, b: { name: string }): number => byName(a.name, b.name);

/** How much vaults, by their ids, protect beside a part: one volume of its volume groups weighs more than all others of its Elastic SANs. */
function protectingBeside({ chosen }: Part, volumes: readonly Volume[]): ReadonlyMap<string, number> {
  const groups = new Set(chosen.map(({ volumeId }) => parentIdOf(volumeId).toLowerCase()));
  const sans = new Set([...groups].map((group) => parentIdOf(group)));
  const weights = new Map<string, number>();
  for (const { id, protection } of volumes) {
    const group = parentIdOf(id).toLowerCase();
    if (protection.kind !== 'protected' || !sans.has(parentIdOf(group))) continue;
    const vault = parentIdOf(protection.instanceId).toLowerCase();
    weights.set(vault, (weights.get(vault) ?? 0) + (groups.has(group) ? volumes.length : 1));
  }
  return weights;
}

/** The vaults that can protect a part: ready, with an identity, in its place. First those that protect most of what is beside it. */
export function vaultsFor(part: Part, vaults: readonly Vault[], volumes: readonly Volume[]): Vault[] {
  const beside = protectingBeside(part, volumes);
  const weightOf = ({ id }: Vault): number => beside.get(id.toLowerCase()) ?? 0;
  return vaults
    .filter((vault) => isInPlace(part.place, vault) && vault.state === 'ready' && vault.principalId !== null)
    .toSorted((a, b) => weightOf(b) - weightOf(a) || compare(a, b));
}

/** The one among some that the address names, else the first. */
export const chosenAmong = <One extends { id: string }>(some: readonly One[], text: string | undefined): One | undefined =>
  some.find(({ id }) => idsIn(text).some((one) => sameId(one, id))) ?? some[0];

/** The policies of a vault in the order in which they are offered. */
export const policiesIn = (vault: Vault, policies: readonly Policy[]): Policy[] =>
  policies.filter(({ id }) => sameId(parentIdOf(id), vault.id)).toSorted(compare);

/** What protects a part, as far as it is known. */
export type Protector = { vault: Vault | undefined; policy: Policy | undefined; snapshotGroup: string };

/** A part as the draft of a plan of its own. */
export const draftOf = ({ chosen }: Part, { vault, policy, snapshotGroup }: Protector): ConfigureBackupDraft => ({
  ...choosing(chosen),
  snapshotGroup,
  ...(vault === undefined ? {} : { vault: vault.id }),
  ...(policy === undefined ? {} : { policy: policy.id }),
});

/** The plan of a part; undefined until it has vault and policy. */
export function planOfPart(part: Part, by: Protector): BackupPlan | undefined {
  const plan = backupPlanOf(draftOf(part, by));
  return typeof plan === 'string' ? undefined : plan;
}

import { t } from '@lingui/core/macro';
import { freeGiBOf, isWithin, parseResourceId, sameId, type ElasticSan } from '@esan/domain';
import { sizeWords } from '../../ui/values/number-words.ts';
import { regionWords } from '../../words/regions.ts';

/** What the target must offer. */
export type Need = { region: string; sizeGiB: number };

/** Whether an Elastic SAN stands in the right region and has the room, be there a volume group in it or not. */
export const hasRoomFor = (san: ElasticSan, { region, sizeGiB }: Need): boolean =>
  sameId(san.region, region) && (freeGiBOf(san) ?? sizeGiB) >= sizeGiB;

/** Why a restore cannot go to this Elastic SAN, or undefined. */
export function whyNotInto(san: ElasticSan, need: Need): string | undefined {
  if (san.region.toLowerCase() !== need.region.toLowerCase())
    return t`In ${regionWords(san.region)}; a restore stays in ${regionWords(need.region)}`;
  if (san.groups.length === 0) return t`Has no volume group yet: create one below`;
  // What Azure does not say of its room, it looks at when the restore begins.
  const freeGiB = freeGiBOf(san) ?? need.sizeGiB;
  return freeGiB < need.sizeGiB ? t`Only ${sizeWords(freeGiB)} left, this restore takes ${sizeWords(need.sizeGiB)}` : undefined;
}

/** The subscription that a draft restores into, as far as it says. */
export const subscriptionIn = ({
  subscription,
  group,
}: {
  subscription: string | undefined;
  group: string | undefined;
}): string | undefined => subscription ?? (group === undefined ? undefined : parseResourceId(group)?.subscriptionId);

type Row = { region: string; groupId: string };
type Chosen = { groups: readonly string[]; subscription: string | undefined };

/** The volume group into which all volumes of a region go, if one is chosen. */
export function groupIn(
  region: string,
  { groups }: Pick<Chosen, 'groups'>,
  rows: readonly Row[],
  sans: readonly Pick<ElasticSan, 'id' | 'region'>[],
) {
  const there = sans.filter((san) => sameId(san.region, region));
  // One that could not be read, or does not exist, is known by the volumes that would go there.
  const isNamed = (group: string) => rows.some((row) => sameId(row.region, region) && sameId(row.groupId, group));
  return groups.find((group) => there.some(({ id }) => isWithin(group, id))) ?? groups.find(isNamed);
}

/** While no group is chosen the address says which region is being looked into, and in which subscription. */
export function lookedInto(region: string, { subscription }: Pick<Chosen, 'subscription'>): string | undefined {
  const [lookingIn, looked] = subscription?.split('*') ?? [];
  return lookingIn === region ? looked : undefined;
}

/** Regions of which it is said that all goes into one volume group, but not yet into which. */
export const undecidedRegions = (set: Chosen, rows: readonly Row[], sans: readonly Pick<ElasticSan, 'id' | 'region'>[]): string[] =>
  [...new Set(rows.map(({ region }) => region))].filter(
    (region) => lookedInto(region, set) !== undefined && groupIn(region, set, rows, sans) === undefined,
  );

/** The Elastic SANs of one resource group; all of them where none is chosen, or one that has none. */
export function sansIn(sans: readonly ElasticSan[], resourceGroup: string | undefined): readonly ElasticSan[] {
  const within = sans.filter((san) => san.resourceGroup === resourceGroup);
  return within.length === 0 ? sans : within;
}

/** A volume group with the Elastic SAN that it is in. */
export type TargetGroup = { san: ElasticSan; group: ElasticSan['groups'][number] };

/** The Elastic SAN and the volume group that an id names. */
export function targetOf(sans: readonly ElasticSan[], groupId: string): TargetGroup | undefined {
  for (const san of sans) {
    const group = san.groups.find(({ id }) => sameId(id, groupId));
    if (group !== undefined) return { san, group };
  }
  return undefined;
}

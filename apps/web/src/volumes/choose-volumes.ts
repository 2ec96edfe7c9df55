import { t } from '@lingui/core/macro';
import { sameId, volumePlaceOf, type Volume } from '@esan/domain';
import type { ConfigureBackupDraft } from '../links/paths.ts';
import { volumeObstacle } from '../words/protection.tsx';
import { regionWords } from '../words/regions.ts';
import { selectionOf, selectionText, type ChosenVolume } from './selection.ts';
import { useSubscriptionName } from '../api/subscription-name.ts';

/** What volumes of one plan have in common: a vault protects those of its own subscription and region. */
export type PlanPlace = { subscriptionId: string; region: string };

/** Whether a volume, or a vault, is in a place. */
export const isInPlace = (place: PlanPlace, other: PlanPlace): boolean =>
  sameId(other.subscriptionId, place.subscriptionId) && sameId(other.region, place.region);

/** The chosen volumes: one by its id, as a link from elsewhere has it, or many in the short form, subscription by subscription. */
export function chosenVolumes({ volume, subscription = '', volumes = '' }: ConfigureBackupDraft): ChosenVolume[] {
  if (volume !== undefined) return volumePlaceOf(volume) === undefined ? [] : [{ volumeId: volume }];
  const texts = volumes.split('|');
  return subscription === '' ? [] : subscription.split('*').flatMap((id, index) => selectionOf(texts[index], id));
}

/** The change of the draft that chooses these volumes. */
export function choosing(chosen: readonly ChosenVolume[]): ConfigureBackupDraft {
  if (chosen.length === 0) return { volume: undefined, subscription: undefined, volumes: undefined };
  const bySubscription = Map.groupBy(chosen, ({ volumeId }) => volumePlaceOf(volumeId)?.subscriptionId ?? '');
  const texts = Array.from(bySubscription.values(), (here) => selectionText(here) ?? '');
  return { volume: undefined, subscription: [...bySubscription.keys()].join('*'), volumes: texts.join('|') };
}

/** Why a volume cannot be chosen: it is not in the place of the vault that the plan has already, or something of its own; undefined if it can. */
export function useWhyNot(place?: PlanPlace): (volume: Volume) => string | undefined {
  const nameOfSubscription = useSubscriptionName();
  return (volume) =>
    place === undefined || isInPlace(place, volume)
      ? volumeObstacle(volume)
      : t`${volume.name} is in ${regionWords(volume.region)}, ${nameOfSubscription(volume.subscriptionId)}: the vault of this plan protects volumes of its own region and subscription.`;
}

const placeKey = ({ subscriptionId, region }: Volume): string => `${subscriptionId} ${region}`.toLowerCase();

/** The volumes of some by where they are: each place needs a vault, and a plan, of its own. */
export function byPlace(volumes: readonly Volume[]): { place: PlanPlace; volumes: Volume[] }[] {
  return Array.from(Map.groupBy(volumes, placeKey).values()).flatMap((here) => {
    const [first] = here;
    return first === undefined ? [] : [{ place: { subscriptionId: first.subscriptionId, region: first.region }, volumes: here }];
  });
}

/** The volumes of some ids; what was said of one that was chosen before stays. */
export function pickedOf(ids: readonly string[], before: readonly ChosenVolume[], all: readonly Volume[] = []): ChosenVolume[] {
  const kept = new Map(before.map((one) => [one.volumeId.toLowerCase(), one]));
  const found = new Map(all.map(({ id }) => [id.toLowerCase(), id]));
  return ids.map((id) => kept.get(id.toLowerCase()) ?? { volumeId: found.get(id.toLowerCase()) ?? id });
}

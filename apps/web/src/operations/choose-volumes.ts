import { sameId, volumePlaceOf, type Volume } from '@esan/domain';
import type { ConfigureBackupDraft } from '../paths.ts';
import { volumeObstacle } from '../words/protection.tsx';
import { regionWords } from '../words/regions.ts';
import { selectionOf, selectionText, type Chosen } from './selection.ts';
import { useSubscriptionName } from './subscription-name.ts';

/** What volumes of one plan have in common. */
export type Place = { subscriptionId: string; region: string };

const isIn = (place: Place | undefined, volume: Volume): boolean =>
  place === undefined || (sameId(volume.subscriptionId, place.subscriptionId) && sameId(volume.region, place.region));

/** The chosen volumes: one by its id, as a link from elsewhere has it, or many in the short form. */
export function chosenVolumes({ volume, subscription, volumes }: ConfigureBackupDraft): Chosen[] {
  if (volume !== undefined) return volumePlaceOf(volume) === undefined ? [] : [{ volumeId: volume }];
  return subscription === undefined ? [] : selectionOf(volumes, subscription);
}

/** The change of the draft that chooses these volumes; they are of one subscription. */
export function choosing(chosen: readonly Chosen[]): ConfigureBackupDraft {
  const [first] = chosen;
  const subscription = first === undefined ? undefined : volumePlaceOf(first.volumeId)?.subscriptionId;
  return { volume: undefined, subscription, volumes: selectionText(chosen) };
}

/** Why a volume cannot go into the plan: it is not of the plan's place, or not of that of what is chosen first; undefined if it can. */
export function useWhyNot(chosen: readonly Chosen[], all: readonly Volume[], given?: Place): (volume: Volume) => string | undefined {
  const nameOfSubscription = useSubscriptionName();
  const place = given ?? all.find(({ id }) => chosen.some(({ volumeId }) => sameId(volumeId, id)));
  return (volume) =>
    isIn(place, volume)
      ? volumeObstacle(volume)
      : `${volume.name} is in ${regionWords(volume.region)}, ${nameOfSubscription(volume.subscriptionId)}: one plan takes volumes of one region and subscription.`;
}

/** The chosen volumes after a press. "Select all" of an empty plan may name several regions: the first decides. */
export function chosenFrom(ids: readonly string[], before: readonly Chosen[], all: readonly Volume[]): Chosen[] {
  const kept = new Map(before.map((one) => [one.volumeId.toLowerCase(), one]));
  const found = new Map(all.map((volume) => [volume.id.toLowerCase(), volume]));
  const first = ids.map((id) => found.get(id.toLowerCase())).find((volume) => volume !== undefined);
  return ids.flatMap((id) => {
    const volume = found.get(id.toLowerCase());
    return volume === undefined || isIn(first, volume) ? (kept.get(id.toLowerCase()) ?? { volumeId: volume?.id ?? id }) : [];
  });
}

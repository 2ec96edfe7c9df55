import { sameId, volumePlaceOf, type Volume } from '@esan/domain';
import { useState } from 'react';
import type { ConfigureBackupDraft } from '../links/paths.ts';
import { volumeObstacle } from '../words/protection.tsx';
import { regionWords } from '../words/regions.ts';
import { selectionOf, selectionText, type ChosenVolume } from './selection.ts';
import { useSubscriptionName } from '../api/subscription-name.ts';

/** What volumes of one plan have in common. */
export type PlanPlace = { subscriptionId: string; region: string };

const isIn = (place: PlanPlace | undefined, volume: Volume): boolean =>
  place === undefined || (sameId(volume.subscriptionId, place.subscriptionId) && sameId(volume.region, place.region));

/** The chosen volumes: one by its id, as a link from elsewhere has it, or many in the short form. */
export function chosenVolumes({ volume, subscription, volumes }: ConfigureBackupDraft): ChosenVolume[] {
  if (volume !== undefined) return volumePlaceOf(volume) === undefined ? [] : [{ volumeId: volume }];
  return subscription === undefined ? [] : selectionOf(volumes, subscription);
}

/** The change of the draft that chooses these volumes; they are of one subscription. */
export function choosing(chosen: readonly ChosenVolume[]): ConfigureBackupDraft {
  const [first] = chosen;
  const subscription = first === undefined ? undefined : volumePlaceOf(first.volumeId)?.subscriptionId;
  return { volume: undefined, subscription, volumes: selectionText(chosen) };
}

/** Why a volume cannot go into the plan: it is not of the plan's place, or not of that of what is chosen first; undefined if it can. */
export function useWhyNot(
  chosen: readonly ChosenVolume[],
  all: readonly Volume[],
  given?: PlanPlace,
): (volume: Volume) => string | undefined {
  const nameOfSubscription = useSubscriptionName();
  const place = given ?? all.find(({ id }) => chosen.some(({ volumeId }) => sameId(volumeId, id)));
  return (volume) =>
    isIn(place, volume)
      ? volumeObstacle(volume)
      : `${volume.name} is in ${regionWords(volume.region)}, ${nameOfSubscription(volume.subscriptionId)}: one plan takes volumes of one region and subscription.`;
}

/** Volumes of one subscription and region, those of the first, apart from the others. */
export function ofOnePlace(volumes: readonly Volume[]): { together: Volume[]; elsewhere: Volume[] } {
  const [first] = volumes;
  return {
    together: volumes.filter((volume) => isIn(first, volume)),
    elsewhere: volumes.filter((volume) => !isIn(first, volume)),
  };
}

/** The chosen volumes after a press, and those that cannot go with them: "Select all" of an empty plan may name several regions, and the first decides. */
function chosenFrom(
  ids: readonly string[],
  before: readonly ChosenVolume[],
  all: readonly Volume[],
): { chosen: ChosenVolume[]; elsewhere: Volume[] } {
  const kept = new Map(before.map((one) => [one.volumeId.toLowerCase(), one]));
  const found = new Map(all.map((volume) => [volume.id.toLowerCase(), volume]));
  const { elsewhere } = ofOnePlace(ids.flatMap((id) => found.get(id.toLowerCase()) ?? []));
  const chosen = ids.flatMap((id) => {
    const volume = found.get(id.toLowerCase());
    if (volume !== undefined && elsewhere.includes(volume)) return [];
    return kept.get(id.toLowerCase()) ?? { volumeId: volume?.id ?? id };
  });
  return { chosen, elsewhere };
}

type Pick = { before: readonly ChosenVolume[]; all: readonly Volume[] | undefined; change: (patch: ConfigureBackupDraft) => void };

/** Chooses volumes in the address, and remembers which of the last ones could not go with the others. */
export function usePick({ before, all = [], change }: Pick) {
  const [elsewhere, setElsewhere] = useState<readonly Volume[]>([]);
  const pick = (ids: readonly string[]) => {
    const picked = chosenFrom(ids, before, all);
    setElsewhere(picked.elsewhere);
    change(choosing(picked.chosen));
  };
  return { pick, leftOut: { elsewhere, onClose: () => setElsewhere([]) } };
}

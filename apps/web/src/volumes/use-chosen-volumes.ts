import type { Volume } from '@esan/domain';
import { useMemo, useState } from 'react';
import { useAddressDraft } from '../ui/forms/address.ts';
import { volumeObstacle } from '../words/protection.tsx';
import { choosing, chosenVolumes, pickedOf } from './choose-volumes.ts';
import { fitOnePlan } from './selection.ts';

const fields = ['volume', 'subscription', 'volumes'] as const;

/**
 * The chosen volumes, in the address as the wizard has them; one that cannot be protected, or is by now, is not among them. More than an address holds
 * stay chosen as long as the page is open: all of them are counted, and the page says that they are too many for one plan.
 */
export function useChosenVolumes(all: readonly Volume[] | undefined): [readonly Volume[], (ids: readonly string[]) => void] {
  const { draft, change } = useAddressDraft(fields);
  const [beyond, setBeyond] = useState<readonly string[]>();
  const { volume, subscription, volumes } = draft;
  const chosen = useMemo(() => {
    const named = beyond ?? chosenVolumes({ volume, subscription, volumes }).map(({ volumeId }) => volumeId);
    const ids = new Set(named.map((id) => id.toLowerCase()));
    return ids.size === 0 ? [] : (all ?? []).filter((one) => ids.has(one.id.toLowerCase()) && volumeObstacle(one) === undefined);
  }, [all, beyond, volume, subscription, volumes]);
  const choose = (ids: readonly string[]) => {
    const fits = fitOnePlan(ids.map((volumeId) => ({ volumeId })));
    setBeyond(fits ? undefined : ids);
    change(choosing(fits ? pickedOf(ids, [], all) : []));
  };
  return [chosen, choose];
}

import { api } from '@esan/contract';
import { vaultId, type VaultDetail, type VaultPlace } from '@esan/domain';
import { useQuery } from '@tanstack/react-query';
import { useStarted } from '../api/operation.ts';
import { usePace } from '../api/azure-time.ts';
import { q, until } from '../api/query.ts';

const isStill = ({ item }: { item: VaultDetail }) => item.state !== 'working';

/** One vault, and its creation if this tab has asked for it. */
export function useVault(place: VaultPlace) {
  const { state, problem: failed } = useStarted(vaultId(place), 'whole');
  const isBeingMade = state === 'running';
  const asked = useQuery({
    ...q(api.getVault, { params: place }),
    ...until(isStill, usePace()),
    ...(failed === undefined ? {} : { refetchInterval: false as const }),
    // A vault that was asked for a moment ago may not be there yet.
    throwOnError: (_, { state }) => state.data === undefined && !isBeingMade && failed === undefined,
  });
  return { asked, isBeingMade, failed };
}

import { api } from '@esan/contract';
import { troubleOf, vaultId, type Operation, type VaultDetail, type VaultPlace } from '@esan/domain';
import { useQuery } from '@tanstack/react-query';
import { q, until, watch } from '../api/query.ts';
import { usePace } from '../api/pace.ts';
import { operationOf } from '../api/started.ts';

const isStill = ({ item }: { item: VaultDetail }) => item.state !== 'working';

/** One vault, and its creation if this tab has asked for it. */
export function useVault(place: VaultPlace) {
  const started = operationOf(vaultId(place));
  const operation: Operation | undefined = useQuery({ ...watch(started ?? ''), enabled: started !== undefined }).data?.item;
  const isBeingMade = started !== undefined && (operation === undefined || operation.status === 'running');
  const failed = troubleOf(operation);
  const asked = useQuery({
    ...q(api.getVault, { params: place }),
    ...until(isStill, usePace()),
    ...(failed === undefined ? {} : { refetchInterval: false as const }),
    // A vault that was asked for a moment ago may not be there yet.
    throwOnError: (_, { state }) => state.data === undefined && !isBeingMade && failed === undefined,
  });
  return { asked, isBeingMade, failed };
}

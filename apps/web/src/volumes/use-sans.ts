import { api } from '@esan/contract';
import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { q } from '../api/query.ts';
import { useSubscriptionName } from '../api/subscription-name.ts';
import type { VolumeRow } from './columns.tsx';
import { sanTree } from './san-tree.ts';

type Told = { from?: 'resource-graph' | 'each-service' | undefined; missing: readonly { id: string }[] };

/** The second list as far as it tells what the first has not told yet: what is missing from both is named once. */
function besides<Asked extends { data: Told | undefined }>(first: Told | undefined, asked: Asked): Asked {
  const { data } = asked;
  if (first === undefined || data === undefined) return asked;
  const named = new Set(first.missing.map(({ id }) => id.toLowerCase()));
  const missing = data.missing.filter(({ id }) => !named.has(id.toLowerCase()));
  return { ...asked, data: { ...data, missing, from: first.from === data.from ? undefined : data.from } };
}

/** Elastic SANs and, once they are read, their volumes: what there is, and what is wrong with each of the two lists. */
export function useSans() {
  const asked = useQuery(q(api.listElasticSans, { query: {} }));
  // What protects volumes takes longer to read than what there is: it comes after.
  const volumes = useQuery(q(api.listVolumes, { query: {} }));
  const nameOfSubscription = useSubscriptionName();
  const sans = asked.data?.items;
  const { data } = volumes;
  const all = useMemo(
    () => data?.items.map((volume): VolumeRow => ({ ...volume, asOf: data.asOf, subscription: nameOfSubscription(volume.subscriptionId) })),
    [data, nameOfSubscription],
  );
  const tree = useMemo(() => sans && sanTree({ sans, volumes: all, nameOfSubscription }), [sans, all, nameOfSubscription]);
  const refetch = () => Promise.all([asked.refetch(), volumes.refetch()]);
  return { asked: { ...asked, refetch }, volumes: besides(asked.data, volumes), tree, all, unread: data?.unreadProtectors ?? [] };
}

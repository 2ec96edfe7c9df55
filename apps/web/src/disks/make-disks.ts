import { api, type Input, type Reply } from '@esan/contract';
import type { DiskSku } from '@esan/domain';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { call } from '../api/client.ts';
import { refreshAfter } from '../api/query.ts';
import { remember } from '../api/tab-memory.ts';
import { isZoneRedundant } from '../words/disks.ts';
import { tagsIn } from '../words/tags.ts';
import type { Zone } from './disk-kind.tsx';

/** What new disks are like and where they go, as it is chosen. */
export type DiskWish = {
  subscription: string | undefined;
  group: string | undefined;
  sku: DiskSku;
  zone: Zone | undefined;
  /** As they are typed. */
  tags: string;
  /** Of a single disk, in GiB, as it is typed. */
  size: string | undefined;
};

/** Disks of one kind, one of them or many. */
export type WantedDisks = {
  params: { subscriptionId: string; resourceGroup: string };
  wish: DiskWish;
  rows: Input<typeof api.createDisks>['body']['rows'];
};

/** What came of each of them. */
export type MadeDisks = Reply<typeof api.createDisks>['items'];

/** Makes disks. What Azure has begun is kept, so that the page of a disk knows why it failed. */
export function useMakeDisks<Wanted extends WantedDisks>(onAnswer: (items: MadeDisks, wanted: Wanted) => Promise<void>) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ params, wish: { sku, zone, tags }, rows }: Wanted) => {
      const isPlaced = zone !== undefined && !isZoneRedundant(sku);
      return call(api.createDisks, { params, body: { sku, tags: tagsIn(tags) ?? {}, ...(isPlaced ? { zone } : {}), rows } });
    },
    onSuccess: async ({ items }, wanted) => {
      for (const { operation } of items) if (operation !== null) remember(operation.targetId, operation.id);
      await refreshAfter(client, api.createDisks);
      await onAnswer(items, wanted);
    },
  });
}

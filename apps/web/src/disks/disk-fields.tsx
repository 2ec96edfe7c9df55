import { t } from '@lingui/core/macro';
import { api } from '@esan/contract';
import { resourceGroupId } from '@esan/domain';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { q } from '../api/query.ts';
import { useRights } from '../api/rights.ts';
import { ListTrouble } from '../lists/list-trouble.tsx';
import { SubscriptionField } from '../lists/subscription-field.tsx';
import { TagsField } from '../lists/tags-field.tsx';
import { SelectInput } from '../ui/forms/fields.tsx';
import { isDiskSku } from '../words/disks.ts';
import { regionWords } from '../words/regions.ts';
import { tagsFault } from '../words/tags.ts';
import { DiskCost, SkuChoice, ZoneField, zones, type Disks } from './disk-kind.tsx';
import type { DiskWish } from './make-disks.ts';

/** Where new disks go, and what is in the way of making them there; `usual` is the subscription where none is chosen. */
export function useDiskPlace(wish: DiskWish, usual: string) {
  const subscriptionId = wish.subscription ?? usual;
  const groups = useQuery(q(api.listResourceGroups, { params: { subscriptionId } }));
  const isThere = groups.data?.items.some(({ name }) => name === wish.group) === true;
  const resourceGroup = isThere ? (wish.group ?? '') : '';
  const lacking = useRights(isThere ? resourceGroupId(subscriptionId, resourceGroup) : undefined)('create-disk');
  const unread = groups.data === undefined && groups.error === null ? t`The resource groups are being read.` : undefined;
  const because = unread ?? (isThere ? undefined : t`Choose a resource group.`) ?? tagsFault(wish.tags) ?? lacking;
  return { params: { subscriptionId, resourceGroup }, groups, isThere, because };
}

type Props = {
  wish: DiskWish;
  place: ReturnType<typeof useDiskPlace>;
  disks: Disks;
  onChange: (changed: Partial<DiskWish>) => void;
  /** What they are called. */
  name: ReactNode;
  /** How large they are, where that can be chosen. */
  size?: ReactNode;
};

/** What disks are to be like, and where they go: the same for one and for many. */
export function DiskFields({ wish, place: { params, groups }, disks, onChange, name, size }: Props) {
  const { sku, zone, tags } = wish;
  return (
    <>
      <ListTrouble noun={t`resource groups`} asked={groups} />
      <SubscriptionField value={params.subscriptionId} onChange={(subscription) => onChange({ subscription, group: undefined })} />
      <SelectInput
        label={t`Resource group`}
        value={params.resourceGroup}
        placeholder={t`Choose a resource group`}
        onChange={(group) => onChange({ group })}
        options={(groups.data?.items ?? []).map((one) => ({ value: one.name, label: `${one.name} (${regionWords(one.region)})` }))}
      />
      {name}
      <SkuChoice sku={sku} disks={disks} onChange={(chosen) => isDiskSku(chosen) && onChange({ sku: chosen })} />
      {size}
      <ZoneField sku={sku} zone={zone} onChange={(chosen) => onChange({ zone: zones.find((known) => known === chosen) })} />
      <TagsField value={tags} onChange={(typed) => onChange({ tags: typed })} />
      <DiskCost sku={sku} disks={disks} />
    </>
  );
}

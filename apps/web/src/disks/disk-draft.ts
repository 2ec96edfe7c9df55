import { instancePlaceOf, type InstancePlace } from '../links/paths.ts';
import { putFields, useAddressFields } from '../ui/forms/address.ts';
import { zones, type Zone } from './disk-kind.tsx';
import { isDiskSku } from '../words/disks.ts';
import type { DiskSku } from '@esan/domain';

/** What the address says of the disk to be made. */
export type DiskDraft = {
  place: InstancePlace | undefined;
  point: string | undefined;
  /** Of the new disk; that of its snapshot where none is chosen. */
  subscription: string | undefined;
  resourceGroup: string | undefined;
  sku: DiskSku;
  zone: Zone | undefined;
  /** In GiB, as typed. */
  size: string | undefined;
};

type DiskField = 'subscription' | 'resourceGroup' | 'sku' | 'zone' | 'size';

/** The form's draft in the address, and how to change it. */
export function useDiskDraft(): [DiskDraft, (field: DiskField, value: string) => void] {
  const [search, write] = useAddressFields();
  const sku = search.get('sku') ?? undefined;
  const instance = search.get('instance');
  const draft: DiskDraft = {
    place: instance === null ? undefined : instancePlaceOf(instance),
    point: search.get('point') ?? undefined,
    subscription: search.get('subscription') ?? undefined,
    resourceGroup: search.get('resourceGroup') ?? undefined,
    sku: isDiskSku(sku) ? sku : 'Premium_LRS',
    zone: zones.find((zone) => zone === search.get('zone')),
    size: search.get('size') ?? undefined,
  };
  return [draft, (field, value) => write((before) => putFields(before, { [field]: value === '' ? undefined : value }))];
}

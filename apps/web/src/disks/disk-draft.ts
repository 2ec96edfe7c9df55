import { instancePlaceOf, type InstancePlace } from '../links/paths.ts';
import { putFields, useAddressFields } from '../ui/forms/address.ts';
import { isDiskSku } from '../words/disks.ts';
import { zones } from './disk-kind.tsx';
import type { DiskWish } from './make-disks.ts';

/** What the address says of the disk to be made. */
export type DiskDraft = {
  place: InstancePlace | undefined;
  point: string | undefined;
  wish: DiskWish;
  name: string | undefined;
  /** In GiB, as typed. */
  size: string | undefined;
};

type Changed = Partial<DiskWish & Pick<DiskDraft, 'name' | 'size'>>;

/** What a field is called in the address, where that is another word. */
const fields: Readonly<Record<string, string>> = { group: 'resourceGroup' };

/** The form's draft in the address, and how to change it. */
export function useDiskDraft(): [DiskDraft, (changed: Changed) => void] {
  const [search, write] = useAddressFields();
  const text = (field: string) => search.get(field) ?? undefined;
  const sku = text('sku');
  const instance = text('instance');
  const draft: DiskDraft = {
    place: instance === undefined ? undefined : instancePlaceOf(instance),
    point: text('point'),
    name: text('name'),
    size: text('size'),
    wish: {
      subscription: text('subscription'),
      group: text('resourceGroup'),
      sku: isDiskSku(sku) ? sku : 'Premium_LRS',
      zone: zones.find((zone) => zone === text('zone')),
      tags: text('tags') ?? '',
    },
  };
  const change = (changed: Changed) =>
    write((before) =>
      putFields(before, Object.fromEntries(Object.entries(changed).map(([field, typed]) => [fields[field] ?? field, typed]))),
    );
  return [draft, change];
}

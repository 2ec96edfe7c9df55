import { t } from '@lingui/core/macro';
import { backupInstanceId, nameOf } from '@esan/domain';
import { useMemo, useState } from 'react';
import { fitsAddress } from '../links/address-room.ts';
import { restoreInstances, restoreItems } from '../links/paths.ts';
import { useAddressDraft } from '../ui/forms/address.ts';
import { numberWords } from '../ui/values/number-words.ts';

// In addresses of before, the items of a moment stood by name in `pick`, and deleted ones by id in `item`.
const fields = ['vaults', 'items', 'pick', 'item'] as const;

const namesOfBefore = ({ pick = '', item = '' }: { pick?: string | undefined; item?: string | undefined }): string[] =>
  [...pick.split(','), ...item.split('*').map(nameOf)].filter((name) => name !== '').map((name) => name.toLowerCase());

/**
 * The chosen protected items, in the address as a restore of them has it: a reload and a link keep them, and one that is gone is not among them. More than
 * an address holds stay chosen as long as the page is open.
 */
export function useChosenItems(rows: readonly { id: string }[] | undefined): [readonly string[], (ids: readonly string[]) => void] {
  const { draft, change } = useAddressDraft(fields);
  const [beyond, setBeyond] = useState<readonly string[]>();
  const { vaults, items, pick, item } = draft;
  const selected = useMemo(() => {
    const wanted = new Set((beyond ?? restoreInstances({ vaults, items }).map(backupInstanceId)).map((id) => id.toLowerCase()));
    const names = new Set(namesOfBefore({ pick, item }));
    if (wanted.size + names.size === 0) return [];
    return (rows ?? []).map(({ id }) => id).filter((id) => wanted.has(id.toLowerCase()) || names.has(nameOf(id).toLowerCase()));
  }, [rows, beyond, vaults, items, pick, item]);
  const choose = (ids: readonly string[]) => {
    const text = ids.length === 0 ? {} : restoreItems(ids);
    const fits = fitsAddress(text);
    setBeyond(fits ? undefined : ids);
    change({ vaults: fits ? text.vaults : undefined, items: fits ? text.items : undefined, pick: undefined, item: undefined });
  };
  return [selected, choose];
}

/** The address part of work on many items; `because` says that there are more than an address holds, and so than can be worked on at once. */
export function manyItems(ids: readonly string[]): { at: ReturnType<typeof restoreItems>; because: string | undefined } {
  const at = restoreItems(ids);
  return {
    at,
    because: fitsAddress(at)
      ? undefined
      : t`${numberWords(ids.length)} items are too many for one go. Select fewer, such as those of one vault.`,
  };
}

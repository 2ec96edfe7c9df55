import { t } from '@lingui/core/macro';
import type { Volume } from '@esan/domain';
import { useMemo } from 'react';
import { sizeWords } from '../ui/values/number-words.ts';
import { volumeObstacle } from '../words/protection.tsx';
import { volumesWords } from '../words/volumes.ts';
import { volumesBelow, type TreeRow } from './san-tree.ts';
import { useChosenVolumes } from './use-chosen-volumes.ts';

const isOpenTo = (volume: Volume): boolean => volumeObstacle(volume) === undefined;

/** Why nothing of a row can be chosen; undefined if something can. */
function whyNot({ row }: TreeRow): string | undefined {
  if (row.kind === 'volume') return volumeObstacle(row.volume);
  return row.volumes.some(isOpenTo) ? undefined : t`No volume of ${row.name} waits for protection.`;
}

/** The chosen volumes, in the address as the wizard has them; an Elastic SAN or a group stands for those below it that can be protected. */
export function useTreeChoice(all: readonly Volume[] | undefined, rows: readonly TreeRow[] | undefined) {
  const [chosen, pick] = useChosenVolumes(all);
  const parts = useMemo(() => {
    const ids = new Set(chosen.map(({ id }) => id));
    const [whole, some] = [new Set<string>(), new Set<string>()];
    for (const { row } of rows ?? []) {
      const open = volumesBelow(row).filter(isOpenTo);
      const taken = open.filter(({ id }) => ids.has(id)).length;
      if (open.length > 0 && taken === open.length) whole.add(row.id);
      else if (taken > 0) some.add(row.id);
    }
    return { ids, whole, some };
  }, [rows, chosen]);
  const onChange = (ids: readonly string[]) => {
    const now = new Set(ids);
    const wanted = new Set(parts.ids);
    for (const { row } of rows ?? []) {
      if (now.has(row.id) === parts.whole.has(row.id)) continue;
      for (const one of volumesBelow(row).filter(isOpenTo)) {
        if (now.has(row.id)) wanted.add(one.id);
        else wanted.delete(one.id);
      }
    }
    pick([...wanted]);
  };
  return {
    chosen,
    words: t`${volumesWords(chosen.length)} selected, ${sizeWords(chosen.reduce((sum, { sizeGiB }) => sum + sizeGiB, 0))}`,
    clear: () => pick([]),
    selection: { selected: [...parts.whole], onChange, blocked: whyNot, isMixed: ({ row }: TreeRow) => parts.some.has(row.id) },
  };
}

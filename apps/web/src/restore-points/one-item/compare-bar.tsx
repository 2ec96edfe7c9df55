import { t } from '@lingui/core/macro';
import { useMemo } from 'react';
import { paths, type InstancePlace } from '../../links/paths.ts';
import { useAddressText, useAlong } from '../../ui/forms/address.ts';
import { LinkButton } from '../../ui/layout/button.tsx';
import { SelectionBar } from '../../ui/table/selection-bar.tsx';
import type { Selection } from '../../ui/table/table-columns.ts';
import { momentWords } from '../../ui/time/time-words.ts';
import type { PointRow } from './point-rows.ts';

const param = 'compare';

/** The points chosen to be compared, by name; at most two, kept in the address. */
export function usePairNames(): { names: readonly string[]; choose: (names: readonly string[]) => void } {
  const [text = '', write] = useAddressText(param);
  const names = useMemo(() => text.split(',').filter((name) => name !== ''), [text]);
  const choose = (next: readonly string[]) => write(next.length === 0 ? undefined : next.join(','));
  return { names, choose };
}

/** Two of the points, as the table lets one choose them. */
export type Pair = { chosen: readonly PointRow[]; selection: Selection<PointRow>; clear: () => void };

/** Lets two points of the table be chosen. */
export function usePair(rows: readonly PointRow[] | undefined): Pair {
  const { names: asked, choose } = usePairNames();
  const chosen = useMemo(() => rows?.filter(({ id }) => asked.includes(id)) ?? [], [rows, asked]);
  // One that has expired since an address was written is chosen no more, and of an address with more than two the newest count.
  const names = rows === undefined ? asked : chosen.slice(0, 2).map(({ id }) => id);
  const selection: Selection<PointRow> = {
    mode: 'some',
    selected: names,
    onChange: choose,
    label: (row) => t`Compare ${momentWords(row.time, row.asOf)}`,
    blocked: ({ kind, id }) => {
      if (kind === 'gap') return t`There is no restore point to compare.`;
      return names.length >= 2 && !names.includes(id) ? t`Two points are chosen already.` : undefined;
    },
  };
  return { chosen, selection, clear: () => choose([]) };
}

/** Above the list while points are chosen: which, and the way to their comparison. */
export function CompareBar({ place, pair: { chosen, clear } }: { place: InstancePlace; pair: Pair }) {
  const along = useAlong();
  const [newer, older] = chosen;
  if (newer === undefined) return null;
  const words =
    older === undefined
      ? t`${momentWords(newer.time, newer.asOf)} is chosen. Choose a second point to compare it with.`
      : t`${momentWords(older.time, older.asOf)} and ${momentWords(newer.time, newer.asOf)} are chosen.`;
  return (
    <SelectionBar label={t`Chosen restore points`} words={words} onClear={clear}>
      {older !== undefined && (
        <LinkButton size="small" appearance="primary" to={along(paths.comparePoints(place))}>
          {t`Compare points`}
        </LinkButton>
      )}
    </SelectionBar>
  );
}

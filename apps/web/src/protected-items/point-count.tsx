import { t } from '@lingui/core/macro';
import { api } from '@esan/contract';
import type { BackupInstance } from '@esan/domain';
import { tokens } from '@fluentui/react-components';
import { queryOptions, useQuery, useQueryClient } from '@tanstack/react-query';
import { useMemo } from 'react';
import { call } from '../api/client.ts';
import { explainError } from '../api/messages.ts';
import { batching, readRows, type Batch } from '../api/rows-batch.ts';
import { useIsPrinting } from '../ui/table/printing.ts';
import type { Column } from '../ui/table/table-columns.ts';
import { numberWords } from '../ui/values/number-words.ts';

type Of = Pick<BackupInstance, 'id'>;

/** A file or a page of paper has the points of so many items: each is a call to Azure, or several. */
const mostCounted = 600;

type Count = Batch<{ count: number }>;
const countTogether: Count = batching((instances) => call(api.countRestorePoints, { body: { instances } }));

/** How many restore points Azure lists of an item; null where the answer does not tell. Items that ask together share a request. */
const pointCount = ({ id }: Of, count: Count) =>
  queryOptions({
    queryKey: [api.countRestorePoints.name, { row: id }] as const,
    queryFn: async ({ signal }) => (await count(id, signal))?.count ?? null,
    staleTime: 60_000,
    retry: false,
  });

function PointCount({ of, count }: { of: Of; count: Count }) {
  const { data, error } = useQuery(pointCount(of, count));
  const isPrinting = useIsPrinting();
  if (typeof data === 'number') return <>{numberWords(data)}</>;
  const isOver = data === null || error !== null || isPrinting;
  const why = error === null ? undefined : explainError(error).happened;
  return (
    <span style={{ color: tokens.colorNeutralForeground3 }} title={isOver ? why : t`Being counted`}>
      {isOver ? t`not known` : '…'}
    </span>
  );
}

/**
 * The number of an item's points, counted as rows come into sight, and for a file or paper those of all rows of the list up to a limit. No list is
 * sorted by it: of the rows out of sight it is not known.
 */
export function usePointCountColumn(count = countTogether): Column<Of> {
  const client = useQueryClient();
  return useMemo(
    () => ({
      key: 'points',
      title: t`Points`,
      isExtra: true,
      isNumeric: true,
      width: '96px',
      cell: (row) => <PointCount of={row} count={count} />,
      phoneCell: (row) => (
        <>
          {t`Points`} <PointCount of={row} count={count} />
        </>
      ),
      text: (row) => {
        const found = client.getQueryState(pointCount(row, count).queryKey);
        return found === undefined ? t`not counted` : (found.data ?? t`not known`);
      },
      readAll: (rows) => readRows(rows, mostCounted, (row) => client.fetchQuery(pointCount(row, count))),
    }),
    [client, count],
  );
}

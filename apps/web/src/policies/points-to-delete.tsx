import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import type { api, Reply } from '@esan/contract';
import { instancePlaceOf, paths } from '../links/paths.ts';
import type { Column } from '../ui/table/table-columns.ts';
import { Table } from '../ui/table/table.tsx';
import { Time } from '../ui/time/time.tsx';
import { expiredAreDeleted, pointsWords } from '../words/policies.ts';
import { Message } from '../ui/messages/message.tsx';
import type { PointToDelete } from './expiring-points.ts';

type Row = PointToDelete & { asOf: string };

const time: Column<Row> = {
  key: 'time',
  title: t`Restore point`,
  isMoment: true,
  isName: true,
  cell: ({ time, asOf }) => <Time at={time} asOf={asOf} as="moment" />,
  sortBy: ({ time }) => time,
};
const item: Column<Row> = { key: 'item', title: t`Item`, width: '26%', sortBy: ({ volumeName }) => volumeName };
const tag: Column<Row> = { key: 'tag', title: t`Tag`, width: '90px', sortBy: ({ tag }) => tag };
const until: Column<Row> = {
  key: 'until',
  title: t`Would have expired`,
  isMoment: true,
  width: '170px',
  cell: ({ until, asOf }) => (until === null ? undefined : <Time at={until} asOf={asOf} as="moment" />),
  phoneCell: ({ until, asOf }) =>
    until === null ? undefined : (
      <>
        <Trans>
          would stay until <Time at={until} asOf={asOf} as="moment" />
        </Trans>
      </>
    ),
  sortBy: ({ until }) => until ?? undefined,
};
const ofOneItem = [time, tag, until];
const ofSeveral = [time, item, tag, until];

const rowId = ({ instanceId, name }: Row) => `${instanceId} ${name}`;
const rowLink = ({ instanceId, name }: Row): string => {
  const place = instancePlaceOf(instanceId);
  return place === undefined ? paths.protectedItems() : paths.restorePoint(place, name);
};

/** The very points that a change deletes, oldest first, each a link to its page. */
export function PointsToDelete({ points, asOf, isOneItem }: { points: readonly PointToDelete[]; asOf: string; isOneItem: boolean }) {
  const rows = points.map((point) => ({ ...point, asOf }));
  // Where nothing ended them so far, no day is to be compared.
  const isEnding = points.some((point) => point.until !== null);
  const columns = isOneItem ? ofOneItem : ofSeveral;
  return (
    <Table
      label={t`Restore points that are deleted`}
      rows={rows}
      columns={isEnding ? columns : columns.filter((column) => column !== until)}
      rowId={rowId}
      rowLink={rowLink}
      initialSort="time"
      sortParam="pointSort"
      footer={{ start: t`${pointsWords(rows.length)} to be deleted` }}
      empty={undefined}
    />
  );
}

/** That a policy may delete restore points at once, and that it cannot be told which. */
export function UnforeseenPoints({ policy, points }: { policy: string; points: Reply<typeof api.listRestorePoints> }) {
  const count = points.missing.length > 0 ? t`the restore points` : pointsWords(points.items.length);
  return (
    <Message
      tone="warn"
      title={
        <output>
          <Trans>Which of {count} expire at once cannot be told.</Trans>
        </output>
      }
    >
      {points.missing.length > 0
        ? t`Some of them could not be read.`
        : t`The policy ${policy} has rules that the portal does not know, or could not be read. Open it in the Azure portal.`}{' '}
      {expiredAreDeleted}
    </Message>
  );
}

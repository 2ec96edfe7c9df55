import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import type { api, Reply } from '@esan/contract';
import type { PolicyTerms } from '@esan/domain';
import { makeStyles } from '@fluentui/react-components';
import { useMemo } from 'react';
import type { ApiError } from '../api/client.ts';
import { expiringOf, expiringSentence, expiringTogether, gonePoints, type ExpiringPoints, type PointToDelete } from './expiring-points.ts';
import { PointsToDelete } from './points-to-delete.tsx';
import { ListTrouble } from '../lists/list-trouble.tsx';
import { itemPage } from '../lists/item-columns.tsx';
import { FieldStack } from '../ui/forms/fields.tsx';
import { TypedNameInput, type TypedName } from '../ui/forms/typed-name.tsx';
import { Message } from '../ui/messages/message.tsx';
import { Section } from '../ui/layout/page.tsx';
import { Skeleton } from '../ui/messages/skeleton.tsx';
import type { Column } from '../ui/table/table-columns.ts';
import { Table } from '../ui/table/table.tsx';
import { Time } from '../ui/time/time.tsx';
import { type } from '../ui/look/type.ts';
import { expiredAreDeleted, itemsWords } from '../words/policies.ts';

type Points = Reply<typeof api.listPolicyPoints>;
type Row = ExpiringPoints & { id: string; name: string; asOf: string };

/** What an edit comes to for the items that use the policy. */
export type Consequence = { rows: Row[]; gone: PointToDelete[]; total: ExpiringPoints; asOf: string; isPartial: boolean };

/** The points that would expire at once, item by item; undefined while there is nothing to compare. */
export function useConsequence(terms: PolicyTerms | undefined, was: PolicyTerms, points: Points | undefined): Consequence | undefined {
  // The form hands in another object with every letter that is typed anywhere.
  const told = JSON.stringify(terms);
  return useMemo(() => {
    if (told === undefined || points === undefined) return undefined;
    const asked = JSON.parse(told) as PolicyTerms;
    const { asOf } = points;
    const rows = points.items.map(({ instanceId, volumeName, state, points: existing }) => ({
      id: instanceId,
      name: volumeName,
      asOf,
      ...expiringOf(asked, existing, { asOf, state }),
    }));
    const gone = points.items.flatMap((item) => gonePoints(item, asked, { asOf, was }));
    return { rows, gone, total: expiringTogether(rows), asOf, isPartial: points.missing.length > 0 };
  }, [told, was, points]);
}

const columns: readonly Column<Row>[] = [
  { key: 'name', title: t`Item`, isName: true, sortBy: ({ name }) => name },
  {
    key: 'count',
    title: t`Expire at once`,
    isNumeric: true,
    width: '150px',
    cell: ({ count, of }) => t`${count} of ${of}`,
    phoneCell: ({ count, of }) => t`${count} of ${of} expire`,
    sortBy: ({ count }) => count,
  },
  {
    key: 'oldest',
    title: t`Oldest of them`,
    isMoment: true,
    width: '150px',
    cell: ({ oldest, asOf }) => (oldest === null ? undefined : <Time at={oldest} asOf={asOf} as="moment" />),
    phoneCell: ({ oldest, asOf }) =>
      oldest === null ? undefined : (
        <>
          <Trans>
            oldest <Time at={oldest} asOf={asOf} as="moment" />
          </Trans>
        </>
      ),
    sortBy: ({ oldest }) => oldest ?? undefined,
  },
];

const useStyles = makeStyles({ points: { marginTop: '20px' }, title: { ...type.subSection, marginBottom: '4px' } });

function Touched({ consequence: { rows, total, asOf, isPartial } }: { consequence: Consequence }) {
  if (isPartial) {
    return (
      <Message tone="warn" title={<output>{t`Which restore points expire at once cannot be told of all.`}</output>}>
        {t`It touches ${itemsWords(rows.length)} that could be read, and what is named above.`} {expiredAreDeleted}
      </Message>
    );
  }
  return (
    <Message tone={total.count > 0 ? 'warn' : 'info'} title={<output>{expiringSentence(total, asOf)}</output>}>
      {t`It touches ${itemsWords(rows.length)}.`} {total.count > 0 && expiredAreDeleted}
    </Message>
  );
}

function TouchedLists({ consequence: { rows, gone, asOf } }: { consequence: Consequence }) {
  const styles = useStyles();
  if (rows.length <= 1 && gone.length === 0) return null;
  return (
    <div>
      {rows.length > 1 && (
        <Table
          label={t`Items that use the policy`}
          rows={rows}
          columns={columns}
          rowId={({ id }) => id}
          rowLink={itemPage}
          initialSort="-count"
          empty={undefined}
        />
      )}
      {gone.length > 0 && (
        <div className={styles.points}>
          <h3 className={styles.title}>{t`The restore points that are deleted`}</h3>
          <PointsToDelete points={gone} asOf={asOf} isOneItem={rows.length === 1} />
        </div>
      )}
    </div>
  );
}

type Asked = {
  data: Points | undefined;
  error: ApiError | null;
  isFetching: boolean;
  refetch: () => Promise<unknown>;
};

/** Whom an edit touches, the points that expire at once, and the name to type where some do. */
export function EditConsequence(props: { asked: Asked; consequence: Consequence | undefined; confirm: TypedName | undefined }) {
  const { asked, consequence, confirm } = props;
  return (
    <Section title={t`What the change does`}>
      <ListTrouble noun={t`restore points`} asked={asked} />
      {consequence === undefined && asked.error === null && <Skeleton lines={3} label={t`Reading the restore points`} />}
      <FieldStack>
        {consequence !== undefined && <Touched consequence={consequence} />}
        {/* Above the lists, which may be long; the same field before they are read and after. */}
        {confirm !== undefined && <TypedNameInput of={confirm} />}
        {consequence !== undefined && <TouchedLists consequence={consequence} />}
      </FieldStack>
    </Section>
  );
}

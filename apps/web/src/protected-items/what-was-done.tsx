import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { api } from '@esan/contract';
import { loggedSince, type LoggedDeed } from '@esan/domain';
import { makeStyles, tokens } from '@fluentui/react-components';
import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { explainError } from '../api/messages.ts';
import { q } from '../api/query.ts';
import type { InstancePlace } from '../links/paths.ts';
import { ListTrouble } from '../lists/list-trouble.tsx';
import { Section } from '../ui/layout/page.tsx';
import { type } from '../ui/look/type.ts';
import { EmptyState } from '../ui/messages/empty-state.tsx';
import { ProblemMessage } from '../ui/messages/problem-message.tsx';
import { TryAgain } from '../ui/messages/try-again.tsx';
import type { Column } from '../ui/table/table-columns.ts';
import { Table } from '../ui/table/table.tsx';
import { Time } from '../ui/time/time.tsx';
import { actorWords, deedOutcomeWord, deedWords } from '../words/logged.ts';

type Row = LoggedDeed & { asOf: string };

const useStyles = makeStyles({
  who: { display: 'block', overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' },
  note: { ...type.data, color: tokens.colorNeutralForeground3, marginBottom: '8px', maxWidth: '720px' },
});

function Who({ words }: { words: string }) {
  const styles = useStyles();
  return (
    <span className={styles.who} title={words}>
      {words}
    </span>
  );
}

const columns: readonly Column<Row>[] = [
  { key: 'what', title: t`What`, cell: deedWords, sortBy: deedWords, isName: true, width: '36%' },
  {
    key: 'who',
    title: t`Who`,
    cell: ({ by }) => <Who words={by === null ? t`not known` : actorWords(by)} />,
    phoneCell: ({ by }) => (by === null ? t`not known` : actorWords(by)),
    sortBy: ({ by }) => (by === null ? undefined : actorWords(by)),
  },
  {
    key: 'outcome',
    title: t`Outcome`,
    sortBy: ({ outcome }) => deedOutcomeWord(outcome),
    width: '124px',
    hideBelow: 560,
    onPhone: 'beside',
  },
  {
    key: 'when',
    title: t`When`,
    isMoment: true,
    isNumeric: true,
    width: '126px',
    cell: ({ at, asOf }) => <Time at={at} asOf={asOf} as="moment" />,
    sortBy: ({ at }) => at,
  },
];

function NotKnown({
  error,
  asked: { refetch, isFetching },
}: {
  error: Error;
  asked: { refetch: () => Promise<unknown>; isFetching: boolean };
}) {
  const explained = explainError(error);
  return (
    <ProblemMessage
      isBeside
      explained={{ ...explained, happened: t`What was done to this item is not known. ${explained.happened}` }}
      actions={<TryAgain onPress={() => void refetch()} busy={isFetching} at={explained.retryAt} />}
    />
  );
}

/** The events since a moment. */
function Done({ of, since }: { of: InstancePlace; since: string }) {
  const asked = useQuery(q(api.listLoggedDeeds, { params: of, query: { since } }));
  const { data, error } = asked;
  const rows = useMemo(() => data?.items.map((deed): Row => ({ ...deed, asOf: data.asOf })), [data]);
  return (
    <>
      {data === undefined && error !== null ? <NotKnown error={error} asked={asked} /> : <ListTrouble noun={t`events`} asked={asked} />}
      {(rows === undefined ? error === null : rows.length > 0 || data?.missing.length === 0) && (
        <Table
          label={t`What was done`}
          rows={rows}
          columns={columns}
          rowId={({ id }) => id}
          initialSort="-when"
          empty={
            <EmptyState title={t`Nothing in the last 90 days`} small>
              {t`Nobody has changed this item, backed it up on demand or restored from it.`}
            </EmptyState>
          }
        />
      )}
    </>
  );
}

/** Who did what to an item and when, by Azure's Activity log. */
export function WhatWasDone({ of, asOf }: { of: InstancePlace; asOf: string }) {
  const styles = useStyles();
  const since = loggedSince(asOf);
  return (
    <Section title={t`What was done`}>
      <p className={styles.note}>
        <Trans>
          By Azure's Activity log, which is kept for 90 days and some minutes behind. Scheduled backups are nobody's doing and do not stand
          in it.
        </Trans>
      </p>
      {since === undefined ? t`Azure has not said what time it is, so its log cannot be asked.` : <Done of={of} since={since} />}
    </Section>
  );
}

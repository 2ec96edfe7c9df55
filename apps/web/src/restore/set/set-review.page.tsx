import { api, type Reply } from '@esan/contract';
import { nameOf, parentIdOf, type Problem } from '@esan/domain';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { useNavigate } from 'react-router';
import { call } from '../../api/client.ts';
import { explainError } from '../../api/messages.ts';
import { refreshAfter } from '../../api/query.ts';
import { EmptyState } from '../../ui/messages/empty-state.tsx';
import { Message } from '../../ui/messages/message.tsx';
import { Section } from '../../ui/layout/page.tsx';
import { ProblemMessage } from '../../ui/messages/problem-message.tsx';
import { Size } from '../../ui/values/size.tsx';
import { Skeleton } from '../../ui/messages/skeleton.tsx';
import { sizeWords } from '../../ui/values/size-words.ts';
import type { Column } from '../../ui/table/table-columns.ts';
import { Table } from '../../ui/table/table.tsx';
import { Time } from '../../ui/time/time.tsx';
import { addressOfSet, setPlanQuery, useSetPlan, type RestoreSet } from './set-draft.ts';
import { volumesWords } from '../../words/volumes.ts';
import type { SetRow } from '../one/moment-choice.tsx';
import { SkewSentence } from '../one/moment-choice.tsx';
import { isPossible, wantedOf } from './set-rows.ts';
import { SetWizard, WithSet } from './set-wizard.tsx';
import { rememberRefusals } from './set-refusals.ts';
import { WholeName } from '../../ui/values/whole-name.tsx';

type Row = SetRow & { asOf: string };
type Plan = Reply<typeof api.planRestore>;

const columns: readonly Column<Row>[] = [
  {
    key: 'volume',
    title: 'Volume',
    cell: (row) => <WholeName>{row.volumeName}</WholeName>,
    sortBy: (row) => row.volumeName,
    isName: true,
  },
  {
    key: 'point',
    title: 'Restore point',
    cell: ({ point, asOf }) => (point === null ? undefined : <Time at={point.time} asOf={asOf} as="moment" />),
    sortBy: ({ point }) => point?.time,
  },
  { key: 'name', title: 'New volume', cell: ({ name }) => <strong>{name}</strong>, sortBy: ({ name }) => name },
  { key: 'into', title: 'Into', cell: ({ groupId }) => `${nameOf(groupId)} in ${nameOf(parentIdOf(groupId))}`, hideBelow: 560 },
  {
    key: 'size',
    title: 'Size',
    cell: ({ sizeGiB }) => (sizeGiB === null ? undefined : <Size giB={sizeGiB} />),
    isNumeric: true,
    width: '90px',
  },
];

/**
 * When the review opens, the set is settled in the address: its moment, its points, its names, and the intent by which
 * Azure's jobs are found again. Whoever opens this address later means the same restores.
 */
function useSettle(set: RestoreSet, write: (changed: Partial<RestoreSet>) => void, plan: Plan | undefined) {
  const client = useQueryClient();
  useEffect(() => {
    if (set.intent !== undefined || plan === undefined || plan.items.length !== set.items.length) return;
    const settled = {
      intent: crypto.randomUUID(),
      at: set.at ?? plan.asOf,
      items: set.items.map((item, index) => {
        const row = plan.items[index];
        return { ...item, point: row?.point?.name.slice(0, 8), name: row?.name === '' ? undefined : row?.name };
      }),
    };
    // What was just read answers the settled question too.
    client.setQueryData(setPlanQuery({ ...set, ...settled }).queryKey, plan);
    write(settled);
  });
}

function useStart(set: RestoreSet) {
  const client = useQueryClient();
  const navigate = useNavigate();
  return useMutation({
    mutationFn: ({ intent, rows }: { intent: string; rows: readonly SetRow[] }) =>
      call(api.startRestore, { body: { intent, rows: rows.map(wantedOf) } }),
    onSuccess: async ({ items }, { intent }) => {
      rememberRefusals(
        intent,
        new Map(items.flatMap(({ instanceId, problem }): [string, Problem][] => (problem === null ? [] : [[instanceId, problem]]))),
      );
      void refreshAfter(client, api.startRestore);
      await navigate(addressOfSet('progress', set));
    },
  });
}

function Review({ set, write }: { set: RestoreSet; write: (changed: Partial<RestoreSet>) => void }) {
  const { data, error, isPlaceholderData } = useSetPlan(set);
  const fresh = isPlaceholderData ? undefined : data;
  useSettle(set, write, fresh);
  const start = useStart(set);
  const rows = data?.items ?? [];
  const { intent } = set;
  const total = rows.reduce((sum, { sizeGiB }) => sum + (sizeGiB ?? 0), 0);
  const impossible = rows.filter((row) => row.problem !== null || row.point === null).length;
  const because =
    intent === undefined || fresh === undefined
      ? 'The review is being prepared.'
      : impossible > 0
        ? `${volumesWords(impossible)} cannot be restored. Go back and leave them out.`
        : undefined;
  return (
    <SetWizard
      set={set}
      current="review"
      next={{
        label: `Restore ${volumesWords(set.items.length)}`,
        onPress: () => intent !== undefined && !start.isPending && start.mutate({ intent, rows }),
        because,
        busy: start.isPending,
      }}
      summary={`${volumesWords(rows.length)}, ${sizeWords(total)}`}
    >
      {start.error !== null && <ProblemMessage explained={explainError(start.error)} />}
      {error !== null && <ProblemMessage explained={explainError(error)} />}
      {data === undefined ? (
        error === null && <Skeleton lines={8} label="Preparing the review" />
      ) : (
        <>
          <Message tone="info" title={`Azure Backup makes ${volumesWords(rows.length)} anew, one job each.`}>
            Nothing is overwritten: sources that are still there keep running, and their backups go on or stay stopped as before. The new
            volumes take {sizeWords(total)}.
            {rows.some((row) => !isPossible(row)) && ' Some are called in question by the rules; Azure decides.'}
          </Message>
          <SkewSentence rows={rows} asOf={data.asOf} />
          <Section title="What is restored">
            <Table
              label="What is restored"
              rows={rows.map((row): Row => ({ ...row, asOf: data.asOf }))}
              columns={columns}
              rowId={({ instanceId }) => instanceId}
              initialSort="volume"
              empty={
                <EmptyState title="No volume is left" small>
                  Go back and select protected items.
                </EmptyState>
              }
            />
          </Section>
        </>
      )}
    </SetWizard>
  );
}

/** Step 4: every point, name and target once more, then the restores. */
export function SetReviewStep() {
  return <WithSet>{(set, write) => <Review set={set} write={write} />}</WithSet>;
}

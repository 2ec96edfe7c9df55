import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { api, type Input } from '@esan/contract';
import { nameOf, parentIdOf, vaultId, type Problem } from '@esan/domain';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useEffect, useEffectEvent } from 'react';
import { useNavigate } from 'react-router';
import { ApiError, call } from '../../api/client.ts';
import { explain, explainError } from '../../api/messages.ts';
import { PlanTrouble } from '../plan/unread.tsx';
import { refreshAfter } from '../../api/query.ts';
import { useRights } from '../../api/rights.ts';
import { keepStarted } from '../../api/started-work.ts';
import { rememberPart } from '../../api/tab-memory.ts';
import { LinkButton } from '../../ui/layout/button.tsx';
import { Message } from '../../ui/messages/message.tsx';
import { Section } from '../../ui/layout/page.tsx';
import { ProblemMessage } from '../../ui/messages/problem-message.tsx';
import { Skeleton } from '../../ui/messages/skeleton.tsx';
import { TryAgain } from '../../ui/messages/try-again.tsx';
import { sizeWords } from '../../ui/values/number-words.ts';
import type { Column } from '../../ui/table/table-columns.ts';
import { Table } from '../../ui/table/table.tsx';
import { noVolumeLeft, pointColumn, sizeColumn, volumeColumn } from '../plan/row-columns.tsx';
import { volumesWords } from '../../words/volumes.ts';
import { rememberRefusals, startedKey } from '../plan/refusals.ts';
import {
  addressOf,
  isWholeName,
  onlyOf,
  planQuery,
  useRestorePlan,
  type RestorePlan,
  type RestoreSet,
  type SetEditing,
} from '../plan/restore-set.ts';
import { RoomLeft } from '../plan/room-left.tsx';
import { RestoreWizard, WithSet } from '../plan/restore-wizard.tsx';
import { isPossible, setWords, wantedOf, type RestoreRow } from '../plan/rows.ts';
import { SkewSentence } from '../points/moment-choice.tsx';
import { OneVolumeReview } from './one-volume-review.tsx';
import { whyNotYet } from './why-not-yet.ts';

type Row = RestoreRow & { asOf: string };

const columns: readonly Column<Row>[] = [
  volumeColumn,
  pointColumn,
  { key: 'name', title: t`New volume`, cell: ({ name }) => <strong>{name}</strong>, sortBy: ({ name }) => name },
  { key: 'into', title: t`Into`, cell: ({ groupId }) => t`${nameOf(groupId)} in ${nameOf(parentIdOf(groupId))}`, hideBelow: 560 },
  sizeColumn,
];

type Wanted = Input<typeof api.startRestore>['body']['rows'];

/** What an address says in full of a single restore; undefined where the plan has to settle something yet. */
function wholeOf(set: RestoreSet): Wanted[number] | undefined {
  const [item, [groupId]] = [onlyOf(set), set.groups];
  if (item === undefined || groupId === undefined || item.name === undefined || !isWholeName(item.point)) return undefined;
  return { instanceId: item.id, point: item.point, groupId, volumeName: item.name };
}

/** The set with its points and names as they are planned, and the moment that chose the points of several. */
function settled(set: RestoreSet, plan: RestorePlan): Partial<RestoreSet> {
  const isOne = set.items.length === 1;
  const items = set.items.map((item, index) => {
    const { point, name = '' } = plan.items[index] ?? {};
    return { ...item, point: isOne ? point?.name : point?.name.slice(0, 8), name: name === '' ? undefined : name };
  });
  const groupId = plan.items[0]?.groupId ?? '';
  return { items, ...(isOne ? (groupId === '' ? {} : { groups: [groupId] }) : { at: set.at ?? plan.asOf }) };
}

/**
 * When the review opens, the set is settled in the address: its moment, its points, its names, and the intent by which
 * Azure's jobs are found again. Whoever opens this address later means the same restores.
 */
function useSettle({ set, write }: SetEditing, plan: RestorePlan | undefined) {
  const client = useQueryClient();
  const isWhole = wholeOf(set) !== undefined;
  // What could not be read has no name yet, and would have another one each time that the address is opened.
  const isPlanned = plan?.items.length === set.items.length && plan.items.every(({ problem }) => problem === null);
  const isDue = set.intent === undefined && (isWhole || isPlanned);
  const settle = useEffectEvent(() => {
    const changed = { intent: crypto.randomUUID(), ...(isWhole || plan === undefined ? {} : settled(set, plan)) };
    // What was just read answers the settled question too.
    if (plan !== undefined) client.setQueryData(planQuery({ ...set, ...changed }).queryKey, plan);
    write(changed);
  });
  useEffect(() => {
    if (isDue) settle();
  }, [isDue]);
}

/** The press. What Azure refuses at once of several is told by their page; of a single one it is told here. */
function useStart(set: RestoreSet) {
  const client = useQueryClient();
  const navigate = useNavigate();
  return useMutation({
    mutationFn: async ({ intent, rows }: { intent: string; rows: Wanted }) => {
      const { items } = await call(api.startRestore, { body: { intent, rows } });
      const [only, ...others] = items;
      if (others.length === 0 && only?.problem) throw new ApiError(only.problem);
      return items;
    },
    onSuccess: async (items, { intent }) => {
      const refused = items.flatMap(({ instanceId, problem }): [string, Problem][] => (problem === null ? [] : [[instanceId, problem]]));
      rememberRefusals(intent, new Map(refused));
      for (const { instanceId, operation } of items) if (operation !== null) rememberPart(startedKey(intent, instanceId), operation.id);
      void refreshAfter(client, api.startRestore);
      // Whoever looked for the jobs before this press looks anew.
      client.removeQueries({ queryKey: [api.findRestore.name] });
      const to = addressOf('progress', set);
      keepStarted({ title: t`Restore ${volumesWords(set.items.length)}`, to });
      await navigate(to);
    },
  });
}

function Rows({ plan: { items, asOf } }: { plan: RestorePlan }) {
  const sizes = items.flatMap(({ sizeGiB }) => sizeGiB ?? []);
  const total = sizeWords(sizes.reduce((sum, size) => sum + size, 0));
  const takes =
    sizes.length === items.length
      ? t`The new volumes take ${total}.`
      : t`How much the new volumes take is not known of all: Azure does not tell the sizes of some.`;
  return (
    <>
      <Message tone="info" title={t`Azure Backup makes ${volumesWords(items.length)} as new ones, with one job for each.`}>
        <Trans>Nothing is overwritten: sources that are still there keep running, and their backups go on or stay stopped as before.</Trans>{' '}
        {takes} {items.some((row) => !isPossible(row)) && t`Some are called in question by the rules; Azure decides.`}
      </Message>
      <SkewSentence rows={items} asOf={asOf} />
      <Section title={t`What is restored`}>
        <Table
          label={t`What is restored`}
          rows={items.map((row): Row => ({ ...row, asOf }))}
          columns={columns}
          rowId={({ instanceId }) => instanceId}
          initialSort="volume"
          empty={noVolumeLeft}
        />
      </Section>
    </>
  );
}

/** What is asked for by the press, and why it cannot be pressed. */
function usePress(set: RestoreSet, { data, error, isPlaceholderData }: ReturnType<typeof useRestorePlan>) {
  const item = onlyOf(set);
  const lacking = useRights(item === undefined ? undefined : vaultId(item.place))('restore');
  const plan = isPlaceholderData ? undefined : data;
  const whole = wholeOf(set);
  const rows = plan?.items.every(({ problem, point }) => problem === null && point !== null) === true ? plan.items.map(wantedOf) : [];
  const wanted = rows.length > 0 || whole === undefined ? rows : [whole];
  const hasFailed = data === undefined && error !== null;
  const open = hasFailed ? t`The review could not be prepared.` : t`The review is being prepared.`;
  const preparing = set.intent === undefined || (plan === undefined && wanted.length === 0) ? open : undefined;
  if (item !== undefined) {
    const not = whyNotYet({ id: item.id, intent: set.intent, row: plan?.items[0], problem: error?.problem });
    const gone = plan?.items[0]?.point === null && plan.items[0].problem === null ? t`There is no such restore point.` : undefined;
    const unread = plan?.items[0]?.problem ?? undefined;
    const unplanned =
      wanted.length === 0 && unread !== undefined ? (not.because ?? t`The restore cannot be planned; why is said above.`) : undefined;
    return {
      wanted,
      because: unplanned ?? preparing ?? lacking ?? not.because ?? gone,
      warning: not.isChecking ? undefined : not.because,
      unread,
    };
  }
  const impossible = plan?.items.filter(({ problem, point }) => problem !== null || point === null).length ?? 0;
  const because = impossible > 0 ? t`${volumesWords(impossible)} cannot be restored. Go back and leave them out.` : undefined;
  return { wanted, because: because ?? preparing, warning: undefined, unread: undefined };
}

function Review({ set, write }: SetEditing) {
  const plan = useRestorePlan(set);
  const { data, error } = plan;
  useSettle({ set, write }, plan.isPlaceholderData ? undefined : data);
  const start = useStart(set);
  const { wanted, because, warning, unread } = usePress(set, plan);
  const { intent } = set;
  const again = <TryAgain onPress={() => void plan.refetch()} busy={plan.isFetching} />;
  const item = onlyOf(set);
  const row = data?.items[0]?.problem === null ? data.items[0] : undefined;
  const whole = wholeOf(set);
  const one = row ?? (whole === undefined ? undefined : { groupId: whole.groupId, name: whole.volumeName, region: '', sizeGiB: null });
  return (
    <RestoreWizard
      set={set}
      current="review"
      next={{
        label: item === undefined ? t`Restore ${volumesWords(set.items.length)}` : t`Restore`,
        onPress: () => intent !== undefined && !start.isPending && start.mutate({ intent, rows: wanted }),
        because,
        busy: start.isPending,
      }}
      summary={setWords(data?.items ?? [], set.items.length)}
    >
      {warning !== undefined && (
        <Message
          tone="warn"
          title={warning}
          actions={
            <LinkButton size="small" to={addressOf('validate', set)}>
              {t`Validate`}
            </LinkButton>
          }
        />
      )}
      {start.error !== null && <ProblemMessage explained={explainError(start.error)} />}
      <PlanTrouble plan={plan} />
      {warning === undefined && unread !== undefined && <ProblemMessage explained={explain(unread)} actions={again} />}
      {item !== undefined && one !== undefined && <OneVolumeReview item={item} row={one} from={row} asOf={data?.asOf ?? ''} />}
      {data !== undefined && <RoomLeft rows={data.items} sans={data.sans} />}
      {item === undefined && data !== undefined && <Rows plan={data} />}
      {data === undefined && error === null && <Skeleton lines={8} label={t`Preparing the review`} />}
    </RestoreWizard>
  );
}

/** Step 4: every point, name and target once more, then the restores. */
export function RestoreReviewStep() {
  return <WithSet>{(set, write) => <Review set={set} write={write} />}</WithSet>;
}

import { plural, t } from '@lingui/core/macro';
import { api, type Reply } from '@esan/contract';
import { sameId, type Disk, type Problem } from '@esan/domain';
import { makeStyles } from '@fluentui/react-components';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { explainError } from '../../api/messages.ts';
import { useOperations } from '../../api/operation.ts';
import { q, until } from '../../api/query.ts';
import { usePace } from '../../api/azure-time.ts';
import { operationOf } from '../../api/tab-memory.ts';
import { paths } from '../../links/paths.ts';
import { failureLine } from '../../lists/failure-line.tsx';
import { LinkButton } from '../../ui/layout/button.tsx';
import { EmptyState } from '../../ui/messages/empty-state.tsx';
import { Page, Section } from '../../ui/layout/page.tsx';
import { ProblemMessage } from '../../ui/messages/problem-message.tsx';
import { RuleList } from '../../ui/messages/rule-list.tsx';
import { Size } from '../../ui/values/size.tsx';
import { StateWord, type Tone } from '../../ui/values/state-word.tsx';
import type { Column } from '../../ui/table/table-columns.ts';
import { resourceStateWords, ResourceStateWord, resourceTone } from '../../words/resource-state.tsx';
import { addressOf, useSettledPlan, type RestorePlan, type RestoreSet } from '../plan/restore-set.ts';
import { SetProgress } from '../plan/set-progress.tsx';
import { refusalsOf } from '../plan/refusals.ts';
import { AfterDisks } from './after-disks.tsx';
import { WithSet } from '../plan/restore-wizard.tsx';

const useStyles = makeStyles({ ways: { marginTop: '12px' } });

type Disks = Pick<Reply<typeof api.listDisks>, 'items' | 'missing'>;
type State = Disk['state'] | 'refused' | 'missing';
type Row = { name: string; state: State; disk: Disk | undefined; problem: Problem | undefined; isOther: boolean };

/** How a disk of the set stands: what is there says it itself. */
function lookOf({ state, disk }: Row): { tone: Tone; word: string } {
  if (state === 'refused') return { tone: 'bad', word: t`Refused` };
  if (disk === undefined) return { tone: 'quiet', word: state === 'unknown' ? t`Not known` : t`Not there` };
  return { tone: resourceTone(disk), word: resourceStateWords(disk, t`Creating`) };
}

function StateOf({ row }: { row: Row }) {
  if (row.state !== 'refused' && row.disk !== undefined) return <ResourceStateWord of={row.disk} working={t`Creating`} />;
  const { tone, word } = lookOf(row);
  return <StateWord tone={tone}>{word}</StateWord>;
}

const columns: readonly Column<Row>[] = [
  { key: 'name', title: t`Disk`, sortBy: ({ name }) => name, isName: true },
  {
    key: 'state',
    title: t`State`,
    cell: (row) => <StateOf row={row} />,
    sortBy: ({ state }) => state,
    onPhone: 'beside',
  },
  { key: 'sku', title: t`Type`, cell: ({ disk }) => disk?.sku, hideBelow: 560 },
  {
    key: 'size',
    title: t`Size`,
    cell: ({ disk }) => (disk === undefined ? undefined : <Size giB={disk.sizeGiB} />),
    isNumeric: true,
    width: '110px',
  },
];

type Known = { refusals: ReadonlyMap<string, Problem>; plan: RestorePlan | undefined };

/** A disk of the name that was made from another snapshot is somebody else's: it is neither told as this one, nor offered to be attached or deleted. */
function rowsOf(set: RestoreSet, { items: disks, missing }: Disks, { refusals, plan }: Known): Row[] {
  return set.items.map(({ id, name = '' }) => {
    const problem = refusals.get(name);
    const named = problem === undefined ? disks.find((one) => sameId(one.name, name)) : undefined;
    const wanted = plan?.items.find(({ instanceId }) => sameId(instanceId, id))?.snapshotId ?? null;
    const source = named?.sourceSnapshotId ?? null;
    const isOther = wanted !== null && source !== null && !sameId(wanted, source);
    const disk = isOther ? undefined : named;
    const isUnread = missing.some((one) => sameId(one.name, name));
    const state = disk?.state ?? (isUnread ? 'unknown' : 'missing');
    return { name, disk, problem, isOther, state: problem === undefined ? state : 'refused' };
  });
}

/** Why a disk failed is said by the operation that made it, which this tab knows; the disk itself says nothing of it. */
function useReasons(rows: Row[] | undefined): Row[] | undefined {
  const failed = rows?.filter(({ state }) => state === 'failed') ?? [];
  const courses = useOperations(failed.map(({ disk }) => operationOf(disk?.id ?? '')));
  const reasons = new Map(failed.map((row, index) => [row, courses[index]?.problem]));
  return rows?.map((row) => (row.state === 'failed' ? { ...row, problem: reasons.get(row) } : row));
}

function titleOf(rows: readonly Row[] | undefined, total: number): string {
  const what = plural(total, { one: '# disk', other: '# disks' });
  const ready = rows?.filter(({ state }) => state === 'ready').length ?? 0;
  if (rows === undefined || rows.some(({ state }) => state === 'working')) return t`Creating ${what}: ${ready} ready`;
  return ready === total
    ? plural(total, { one: '# disk is ready', other: '# disks are ready' })
    : plural(ready, { one: `${ready} of ${what} is ready`, other: `${ready} of ${what} are ready` });
}

function noneWords({ state, isOther }: Row): string {
  if (isOther) return t`The resource group has a disk of this name that was made from another snapshot.`;
  return state === 'missing' ? t`Azure has no such disk in the resource group.` : t`Azure could not make it.`;
}

function Failures({ set, rows }: { set: RestoreSet; rows: readonly Row[] }) {
  const styles = useStyles();
  // Of what nobody knows it is not known whether it was made.
  const failed = rows.filter(({ state }) => state !== 'ready' && state !== 'working' && state !== 'unknown');
  if (failed.length === 0) return null;
  const items = set.items.filter(({ name }) => failed.some((row) => row.name === name)).map((item) => ({ ...item, name: undefined }));
  return (
    <Section title={t`What was not made`}>
      <RuleList
        label={t`What was not made`}
        rules={failed.map((row) => {
          const { name, problem } = row;
          const none = noneWords(row);
          const said = problem === undefined ? { sentence: `${name}: ${none}` } : failureLine(name, problem);
          return { key: name, tone: 'bad' as const, state: lookOf(row).word, ...said };
        })}
      />
      <div className={styles.ways}>
        <LinkButton to={addressOf('disks', { ...set, items })}>{t`Check and try again`}</LinkButton>
      </div>
    </Section>
  );
}

function Made({ set, intent }: { set: RestoreSet; intent: string }) {
  const [refusals] = useState(() => refusalsOf(intent));
  const { subscription: subscriptionId = '', group: resourceGroup = '' } = set.disks;
  const { data: plan, isPending } = useSettledPlan(set);
  const isOver = (disks: Disks) => rowsOf(set, disks, { refusals, plan }).every(({ state }) => state !== 'working');
  const asked = useQuery({ ...q(api.listDisks, { params: { subscriptionId, resourceGroup } }), ...until(isOver, usePace()) });
  const rows = useReasons(asked.data === undefined || isPending ? undefined : rowsOf(set, asked.data, { refusals, plan }));
  const lead = plural(set.items.length, {
    one: `In ${resourceGroup}. This page may be closed; its address finds the disk again.`,
    other: `In ${resourceGroup}. This page may be closed; its address finds the disks again.`,
  });
  return (
    <SetProgress
      title={titleOf(rows, set.items.length)}
      lead={lead}
      noun={t`Disks`}
      parts={(rows ?? []).map((row) => ({ name: row.name, ...lookOf(row) }))}
      asked={asked}
      trouble={
        <>
          {asked.data === undefined && asked.error !== null && <ProblemMessage explained={explainError(asked.error)} />}
          {rows !== undefined && <Failures set={set} rows={rows} />}
        </>
      }
      rows={rows}
      columns={columns}
      rowId={({ name }) => name}
      nameLink={({ name, disk }) => (disk === undefined ? undefined : paths.disk({ subscriptionId, resourceGroup, disk: name }))}
      needsAttention={({ state }) => state === 'failed' || state === 'refused' || state === 'unknown'}
      after={
        <AfterDisks
          disks={(rows ?? []).flatMap(({ state, disk = [] }) => (state === 'ready' || state === 'working' ? disk : []))}
          isReady={rows?.every(({ state }) => state !== 'working') ?? false}
        />
      }
    />
  );
}

/** The disks of a set while Azure makes them and when they are there. */
export function DisksMadePage() {
  return (
    <WithSet>
      {(set) =>
        set.intent === undefined ? (
          <Page title={t`Managed disks`}>
            <EmptyState
              title={t`These disks have not been made`}
              action={<LinkButton to={addressOf('disks', set)}>{t`Choose the disks`}</LinkButton>}
            >
              {t`Choose what they are like, then create them.`}
            </EmptyState>
          </Page>
        ) : (
          <Made key={set.intent} set={set} intent={set.intent} />
        )
      }
    </WithSet>
  );
}

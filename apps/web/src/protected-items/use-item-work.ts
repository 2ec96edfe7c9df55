import { api, type Input } from '@esan/contract';
import { backupInstanceId, isChanging, maySettle, sameId, type BackupInstance } from '@esan/domain';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { call } from '../api/client.ts';
import { usePace } from '../api/pace.ts';
import { q, refreshAfter } from '../api/query.ts';
import type { RowState } from '../api/row-steps.ts';
import { useRows } from '../api/use-rows.ts';
import { hasAgreed, rememberAgreed } from '../api/tab-memory.ts';
import { seenState, type SeenJob } from './seen-work.ts';
import { whyNotItem, type DeedChoice, type ItemDeed } from './item-work.ts';

type Work = Input<typeof api.workOnItems>['body']['work'];

/** An item of the selection with what becomes of it. */
export type WorkRow = {
  id: string;
  item: Pick<BackupInstance, 'volumeName' | 'vault' | 'san' | 'state' | 'policyId'> | undefined;
  /** Why nothing can be done to it. */
  because: string | undefined;
  /** How far the work on it is, once it was asked for. */
  state: RowState | undefined;
};

/** What is asked of Azure for each item; undefined while something is not chosen yet. */
function workOf(deed: ItemDeed, { points, policyId }: DeedChoice, intent: string): Work | undefined {
  if (deed === 'back-up-now') return { kind: deed, intent };
  if (deed === 'stop-backup') return { kind: deed, points };
  if (deed !== 'change-policy') return { kind: deed };
  return policyId === undefined ? undefined : { kind: deed, policyId };
}

/** The items that a deed is about, as Azure has them: those that are there, or those that were deleted; again and again while others work on them. */
function useItems(deed: ItemDeed, isWatched: (byId: ReadonlyMap<string, { state: BackupInstance['state'] }>) => boolean) {
  const isDeleted = deed === 'undelete';
  const pace = usePace();
  const live = useQuery({
    ...q(api.listBackupInstances, { query: {} }),
    enabled: !isDeleted,
    refetchInterval: ({ state: { data } }) => isWatched(mapOf(data?.items ?? [])) && seldom * pace,
  });
  const deleted = useQuery({ ...q(api.listDeletedItems, { query: {} }), enabled: isDeleted });
  const asked = isDeleted ? deleted : live;
  const gone = (deleted.data?.items ?? []).map((item) => ({
    ...item,
    id: backupInstanceId({ ...item, instance: item.name }),
    state: 'deleted' as const,
    policyId: '',
  }));
  return { asked, byId: isDeleted ? mapOf(gone) : mapOf(live.data?.items ?? []) };
}

const seldom = 3;
const mapOf = <Item extends { id: string }>(items: readonly Item[]): Map<string, Item> =>
  new Map(items.map((item) => [item.id.toLowerCase(), item]));

/** The backups of a press, by their items: Azure keeps its intent as the activity of each job. They are read where nothing is known of the press. */
function useBackupsOf(intent: string | undefined): ReadonlyMap<string, SeenJob> {
  const pace = usePace();
  const { data } = useQuery({
    ...q(api.listJobs, { query: { operation: 'backup', hours: '168', count: '1000' } }),
    enabled: intent !== undefined,
    refetchInterval: ({ state: { data: seen } }) =>
      (seen?.items ?? []).some((job) => intent !== undefined && sameId(job.activityId, intent) && maySettle(job)) && seldom * pace,
  });
  const ours = intent === undefined ? [] : (data?.items ?? []).filter(({ activityId }) => sameId(activityId, intent));
  // The newest first: of several of one item, the last word counts.
  return new Map(ours.toReversed().map((job) => [job.instanceId.toLowerCase(), job]));
}

/** All that a piece of work is about, as a text: another text is other work. */
const keyOf = ({ deed, choice: { points, policyId = '' }, ids }: Omit<Asked, 'intent'>, intent: string): string =>
  ['item-work', deed, points, policyId, intent, ...ids].join(' ').toLowerCase();

type Asked = { deed: ItemDeed; choice: DeedChoice; ids: readonly string[]; intent: string | undefined };

/**
 * A deed on many items, through the one engine for rows. An item that is so already is not asked of Azure again, and a backup has the intent of
 * its press: after a reload the same goes on, and nothing is done twice.
 */
export function useItemWork({ intent, ...about }: Asked) {
  const { deed, choice, ids } = about;
  const client = useQueryClient();
  const key = keyOf(about, intent ?? '');
  const [pressed, setPressed] = useState<{ key: string; ids: readonly string[] }>();
  const isOn = intent !== undefined && (pressed?.key === key || hasAgreed(key));
  // Begun elsewhere: by somebody else, in another browser, or in a tab that is closed.
  const isSeen = intent !== undefined && !isOn;
  const { asked, byId } = useItems(
    deed,
    (items) => isSeen && ids.some((id) => isChanging(items.get(id.toLowerCase())?.state ?? 'protected')),
  );
  const backups = useBackupsOf(deed === 'back-up-now' ? (isSeen ? intent : undefined) : undefined);
  const found = ids.map((id) => {
    const item = byId.get(id.toLowerCase());
    return { id, item, because: whyNotItem(deed, item, choice) };
  });
  const wanted =
    pressed?.key === key
      ? pressed.ids
      : found.filter(({ item, because }) => because === undefined || item === undefined || isChanging(item.state)).map(({ id }) => id);
  const work = workOf(deed, choice, intent ?? '');
  const progress = useRows<{ instanceId: string }>({
    name: ['item-work', key],
    rows: wanted.map((instanceId) => ({ key: instanceId.toLowerCase(), request: { instanceId } })),
    isOn: isOn && work !== undefined && asked.data !== undefined,
    step: (rows) => call(api.workOnItems, { body: { work: work ?? { kind: 'resume-backup' }, rows } }),
  });
  const isWanted = (id: string): boolean => isOn && wanted.includes(id);
  const seenOf = ({ id, item }: (typeof found)[number]) =>
    intent === undefined || asked.data === undefined ? undefined : seenState(deed, { item, job: backups.get(id.toLowerCase()), choice });
  const rows = found.map((one): WorkRow => ({ ...one, state: isWanted(one.id) ? progress.stateOf(one.id.toLowerCase()) : seenOf(one) }));
  const isOver =
    isOn &&
    rows.every(({ state }) => state === undefined || state.kind === 'ready' || state.kind === 'refused' || state.kind === 'waiting');
  useEffect(() => {
    if (isOver) void refreshAfter(client, deed);
  }, [isOver, client, deed]);
  return {
    asked,
    rows,
    isOn,
    isSeen,
    isOver,
    paused: progress.paused,
    begin: (drawn: string) => {
      const drawnKey = keyOf(about, drawn);
      rememberAgreed(drawnKey);
      setPressed({ key: drawnKey, ids: found.flatMap(({ id, because }) => (because === undefined ? [id] : [])) });
    },
    retry: () =>
      progress.askAgain(
        rows.flatMap(({ id, state }) => (state?.kind === 'refused' || state?.kind === 'waiting' ? [id.toLowerCase()] : [])),
      ),
  };
}

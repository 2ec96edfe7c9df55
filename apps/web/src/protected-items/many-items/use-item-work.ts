import { api, type Input } from '@esan/contract';
import { backupInstanceId, isChanging, type BackupInstance, type WatchedInstance } from '@esan/domain';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { call } from '../../api/client.ts';
import { usePace } from '../../api/azure-time.ts';
import { mayAskAgain, q, refreshAfter } from '../../api/query.ts';
import type { RowState } from '../../api/row-steps.ts';
import { useRows } from '../../api/use-rows.ts';
import { hasAgreed, rememberAgreed } from '../../api/tab-memory.ts';
import { rememberBefore, stoodBefore, type StoodBefore } from '../../api/stood-before.ts';
import { backupsOf, seenState, type SeenJob } from './seen-work.ts';
import { whyNotItem, type DeedChoice, type ItemDeed } from './item-work.ts';

type Work = Input<typeof api.workOnItems>['body']['work'];

/** An item of the selection with what becomes of it. */
export type WorkRow = {
  id: string;
  item:
    | (Pick<BackupInstance, 'id' | 'volumeName' | 'vault' | 'san' | 'state' | 'policyId' | 'policy'> &
        Partial<Pick<WatchedInstance, 'health' | 'unknownState'>>)
    | undefined;
  /** Why nothing can be done to it. */
  because: string | undefined;
  /** How far the work on it is, once it was asked for. */
  state: RowState | undefined;
  /** How it stood when this tab began the work. */
  before: StoodBefore | undefined;
  /** The item as it stands, once that shows what was done. */
  now: WatchedInstance | undefined;
  /** The backup that it came to, as far as Azure tells of it. */
  job: SeenJob | undefined;
};

/** What is asked of Azure for each item; undefined while something is not chosen yet. */
function workOf(deed: ItemDeed, { points, policyId }: DeedChoice, intent: string): Work | undefined {
  if (deed === 'back-up-now') return { kind: deed, intent };
  if (deed === 'stop-backup') return { kind: deed, points };
  if (deed !== 'change-policy') return { kind: deed };
  return policyId === undefined ? undefined : { kind: deed, policyId };
}

type Items = ReadonlyMap<string, Pick<BackupInstance, 'state' | 'policyId'>>;

/**
 * The items that a deed is about, as Azure has them: those that are there, or those that were deleted; again and again while others work on them.
 * Those that are there tell of deleted ones, too, whether they are back.
 */
function useItems(deed: ItemDeed, isBegun: boolean, isWatched: (byId: Items) => boolean) {
  const isDeleted = deed === 'undelete';
  const pace = usePace();
  const live = useQuery({
    ...q(api.listBackupInstances, { query: {} }),
    enabled: !isDeleted || isBegun,
    refetchInterval: ({ state: { data, error } }) => mayAskAgain(error) && isWatched(mapOf(data?.items ?? [])) && seldom * pace,
  });
  const deleted = useQuery({ ...q(api.listDeletedItems, { query: {} }), enabled: isDeleted });
  const asked = isDeleted ? deleted : live;
  const gone = (deleted.data?.items ?? []).map((item) => ({
    ...item,
    id: backupInstanceId({ ...item, instance: item.name }),
    state: 'deleted' as const,
    policyId: '',
  }));
  const there = mapOf(live.data?.items ?? []);
  return { asked, live, byId: isDeleted ? mapOf(gone) : there, there };
}

const seldom = 3;
const mapOf = <Item extends { id: string }>(items: readonly Item[]): Map<string, Item> =>
  new Map(items.map((item) => [item.id.toLowerCase(), item]));

/** The backups of a press, by their items. They are read where nothing is known of the press, and again while one of them may change or begin. */
function useBackupsOf(intent: string | undefined, ids: readonly string[]) {
  const pace = usePace();
  const asked = useQuery({
    ...q(api.listJobs, { query: { operation: 'backup', hours: '168', count: '1000' } }),
    enabled: intent !== undefined,
    refetchInterval: ({ state: { data, error } }) => mayAskAgain(error) && backupsOf(intent, ids, data).isOpen && seldom * pace,
  });
  return { asked, ...backupsOf(intent, ids, asked.data) };
}

type Found = Pick<WorkRow, 'id' | 'item' | 'because'>;

/** The items that a deed can be done to. */
const ableOf = (found: readonly Found[]): string[] => found.flatMap(({ id, because }) => (because === undefined ? [id] : []));

/** The items that work goes on with after a reload: those that it may be done to still, or is under way for. */
const leftOf = (found: readonly Found[]): string[] =>
  found.flatMap(({ id, item, because }) => (because === undefined || item === undefined || isChanging(item.state) ? [id] : []));

/** What is over, or waits for a person. */
const isAtRest = ({ state }: Pick<WorkRow, 'state'>): boolean =>
  state === undefined || ['ready', 'refused', 'waiting'].includes(state.kind);
const isToRetry = ({ state }: WorkRow): boolean => state?.kind === 'refused' || state?.kind === 'waiting';

/** All that a piece of work is about, as a text: another text is other work. */
const keyOf = ({ deed, choice: { points, policyId = '' }, ids }: Omit<Asked, 'intent'>, intent: string): string =>
  ['item-work', deed, points, policyId, intent, ...ids].join(' ').toLowerCase();

/** The items that are asked for, each with why nothing can be done to it. */
const foundIn = (byId: ReadonlyMap<string, NonNullable<WorkRow['item']>>, { deed, choice, ids }: Omit<Asked, 'intent'>): Found[] =>
  ids.map((id) => {
    const item = byId.get(id.toLowerCase());
    return { id, item, because: whyNotItem(deed, item, choice) };
  });

/** Reads anew what work has changed. */
function useRefreshed(isChanged: boolean, deed: ItemDeed): void {
  const client = useQueryClient();
  useEffect(() => {
    if (isChanged) void refreshAfter(client, deed);
  }, [isChanged, client, deed]);
}

type Shown = {
  found: readonly Found[];
  there: ReadonlyMap<string, WatchedInstance>;
  backups: ReadonlyMap<string, SeenJob>;
  /** What the key of the work says of how the items stood. */
  key: string;
  /** How far the work of this tab is on an item; undefined where it is not about it. */
  ownState: (id: string) => RowState | undefined;
  /** Whether what Azure shows of items tells of this work. */
  isTold: boolean;
};

/** The items with what becomes of them: by the work of this tab, else by what Azure shows. */
function rowsOf({ found, there, backups, key, ownState, isTold }: Shown, deed: ItemDeed, choice: DeedChoice): WorkRow[] {
  const stood = stoodBefore(key);
  return found.map((one): WorkRow => {
    const lowId = one.id.toLowerCase();
    const [item, job, own] = [there.get(lowId), backups.get(lowId), ownState(one.id)];
    const seen = isTold ? seenState(deed, { item, job, choice }) : undefined;
    return {
      ...one,
      // A backup that was begun goes on in its job, whatever this tab knows of it.
      state: own === undefined || job !== undefined ? seen : own,
      before: stood[lowId],
      now: deed === 'back-up-now' || seen?.kind === 'ready' ? item : undefined,
      job,
    };
  });
}

const keepBefore = (key: string, found: readonly Found[]): void =>
  rememberBefore(key, Object.fromEntries(found.flatMap(({ id, item }) => (item === undefined ? [] : [[id.toLowerCase(), item]]))));

type Asked = { deed: ItemDeed; choice: DeedChoice; ids: readonly string[]; intent: string | undefined };

/**
 * A deed on many items, through the one engine for rows. An item that is so already is not asked of Azure again, and a backup has the intent of
 * its press: after a reload the same goes on, and nothing is done twice.
 */
export function useItemWork({ intent, ...about }: Asked) {
  const { deed, choice, ids } = about;
  const key = keyOf(about, intent ?? '');
  const [pressed, setPressed] = useState<{ key: string; ids: readonly string[] }>();
  const isPressedHere = pressed?.key === key;
  const isOn = intent !== undefined && (isPressedHere || hasAgreed(key));
  // Begun elsewhere: by somebody else, in another browser, or in a tab that is closed.
  const isSeen = intent !== undefined && !isOn;
  const { asked, live, byId, there } = useItems(
    deed,
    intent !== undefined,
    (items) => isSeen && ids.some((id) => isChanging(items.get(id.toLowerCase())?.state ?? 'protected')),
  );
  const found = foundIn(byId, about);
  const wanted = isPressedHere ? pressed.ids : leftOf(found);
  const work = workOf(deed, choice, intent ?? '');
  const progress = useRows<{ instanceId: string }>({
    name: ['item-work', key],
    rows: wanted.map((instanceId) => ({ key: instanceId.toLowerCase(), request: { instanceId } })),
    isOn: isOn && work !== undefined && asked.data !== undefined,
    step: (rows) => call(api.workOnItems, { body: { work: work ?? { kind: 'resume-backup' }, rows } }),
  });
  const wantedIds = new Set(wanted);
  const stateOf = (id: string) => progress.stateOf(id.toLowerCase());
  const isBackup = deed === 'back-up-now';
  // Once all are begun, how they go is told by their jobs; those of elsewhere are told by nothing else.
  const isBegun = isOn && wanted.every((id) => isAtRest({ state: stateOf(id) }));
  // So is how far it is after a reload, before Azure has been asked about each item again.
  const isTelling = isBackup && (isBegun || !isPressedHere);
  const backups = useBackupsOf(isTelling ? intent : undefined, isSeen ? ids : wanted.filter((id) => stateOf(id).kind === 'ready'));
  const ownState = (id: string) => (isOn && wantedIds.has(id) ? stateOf(id) : undefined);
  const isTold = intent !== undefined && asked.data !== undefined;
  const rows = rowsOf({ found, there, backups: backups.byItem, key, ownState, isTold }, deed, choice);
  const isOver = isBegun && asked.data !== undefined;
  // A backup has made its point once its job is over.
  const isSettled = isOver && (!isBackup || !backups.isOpen);
  useRefreshed(isOver && !isSettled, deed);
  useRefreshed(isSettled, deed);
  return {
    asked,
    rows,
    isOn,
    isSeen,
    /** What tells of a press of elsewhere, and whether what it does not tell is not there: the jobs of backups, the items themselves of all else. */
    told: isBackup ? backups.asked : live,
    isKnown: isBackup ? backups.isKnown : live.data?.missing.length === 0,
    isOver,
    paused: progress.paused,
    /** Begins it for the items that it can be done to, and no others: those are what the address is to name. */
    begin: (drawn: string): string[] => {
      const able = ableOf(found);
      const drawnKey = keyOf({ ...about, ids: able }, drawn);
      rememberAgreed(drawnKey);
      keepBefore(drawnKey, found);
      setPressed({ key: drawnKey, ids: able });
      return able;
    },
    retry: () => progress.askAgain(rows.filter(isToRetry).map(({ id }) => id.toLowerCase())),
  };
}

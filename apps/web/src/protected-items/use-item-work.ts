import { api, type Input } from '@esan/contract';
import { backupInstanceId, isChanging, type BackupInstance } from '@esan/domain';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { call } from '../api/client.ts';
import { q, refreshAfter } from '../api/query.ts';
import type { RowState } from '../api/row-steps.ts';
import { useRows } from '../api/use-rows.ts';
import { hasAgreed, rememberAgreed } from '../api/tab-memory.ts';
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

/** The items that a deed is about, as Azure has them: those that are there, or those that were deleted. */
function useItems(deed: ItemDeed) {
  const isDeleted = deed === 'undelete';
  const live = useQuery({ ...q(api.listBackupInstances, { query: {} }), enabled: !isDeleted });
  const deleted = useQuery({ ...q(api.listDeletedItems, { query: {} }), enabled: isDeleted });
  const asked = isDeleted ? deleted : live;
  const gone = (deleted.data?.items ?? []).map((item) => ({
    ...item,
    id: backupInstanceId({ ...item, instance: item.name }),
    state: 'deleted' as const,
    policyId: '',
  }));
  const items = isDeleted ? gone : (live.data?.items ?? []);
  return { asked, byId: new Map(items.map((item) => [item.id.toLowerCase(), item])) };
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
  const { asked, byId } = useItems(deed);
  const key = keyOf(about, intent ?? '');
  const [pressed, setPressed] = useState<{ key: string; ids: readonly string[] }>();
  const isOn = intent !== undefined && (pressed?.key === key || hasAgreed(key));
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
  const rows = found.map((one): WorkRow => ({ ...one, state: isWanted(one.id) ? progress.stateOf(one.id.toLowerCase()) : undefined }));
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

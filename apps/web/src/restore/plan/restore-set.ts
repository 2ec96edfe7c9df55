import { api, type Input, type Reply } from '@esan/contract';
import { backupInstanceId, patternFault, sameId, usualPattern, type BackupInstance, type Restored } from '@esan/domain';
import { keepPreviousData, useQuery, useQueryClient, useSuspenseQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { call } from '../../api/client.ts';
import { q } from '../../api/query.ts';
import { useSpan } from '../../api/azure-time.ts';
import { useDebounced } from '../../ui/forms/use-debounced.ts';
import { zones } from '../../disks/disk-kind.tsx';
import type { DiskWish } from '../../disks/make-disks.ts';
import { useIsVolumeGone } from '../../volumes/volume-gone.ts';
import { sourceSentence } from '../../words/source.ts';
import { isDiskSku } from '../../words/disks.ts';
import { momentIn } from '../../ui/time/moment-text.ts';
import { putFields, useAddressFields } from '../../ui/forms/address.ts';
import { paths, restoreInstances, restoreItems, type InstancePlace, type RestoreDraft, type RestoreStep } from '../../links/paths.ts';
import { listed, listIn } from '../../links/text-lists.ts';
import { untilRolesHeld } from '../../roles/verdict.ts';
import type { RestoreRow } from './rows.ts';

/** One volume of the set as the address names it: `point` begins the point's name, `name` was typed or is settled. */
export type SetItem = { id: string; place: InstancePlace; point: string | undefined; name: string | undefined };

/** What the address says of the volumes that come back together, which may be one. */
export type RestoreSet = {
  items: readonly SetItem[];
  at: string | undefined;
  /** Target volume groups, one a region at most. */
  groups: readonly string[];
  pattern: string;
  /** Of the target until its group says it, after the region that is looked into: `eastus2*<id>`. */
  subscription: string | undefined;
  /** Only Elastic SANs of this one are shown. */
  resourceGroup: string | undefined;
  intent: string | undefined;
  as: 'volumes' | 'disks';
  /** What the disks are like, if they are to be disks. */
  disks: DiskWish;
};

const textIn = (text: string | undefined): string | undefined => (text === '' ? undefined : text);

function setIn(search: URLSearchParams): RestoreSet {
  const [points, names] = [listIn(search.get('points')), listIn(search.get('names'))];
  const places = restoreInstances({ vaults: search.get('vaults') ?? '', items: search.get('items') ?? '' });
  const items = places.map((place, index) => ({
    id: backupInstanceId(place),
    place,
    point: textIn(points[index]),
    name: textIn(names[index]),
  }));
  return {
    // A volume that an edited address names twice is restored once.
    items: items.filter(({ id }, index) => items.findIndex((one) => sameId(one.id, id)) === index),
    at: momentIn(search.get('at')),
    groups: listIn(search.get('groups')).filter((id) => id !== ''),
    pattern: search.get('pattern') ?? patternFor(search.get('as') === 'disks' ? 'disks' : 'volumes', items.length),
    as: search.get('as') === 'disks' ? 'disks' : 'volumes',
    disks: disksIn(search),
    subscription: search.get('subscription') ?? undefined,
    resourceGroup: search.get('resourceGroup') ?? undefined,
    intent: search.get('intent') ?? undefined,
  };
}

/** How the things of a set are called unless something else is typed. */
export function patternFor(as: RestoreSet['as'], count: number): string {
  if (count === 1) return as === 'disks' ? '{volume}-disk' : '{volume}-restored';
  return as === 'disks' ? '{volume}-disk-{date}' : usualPattern;
}

function disksIn(search: URLSearchParams): RestoreSet['disks'] {
  const sku = search.get('sku') ?? undefined;
  return {
    subscription: search.get('diskSubscription') ?? undefined,
    group: search.get('diskGroup') ?? undefined,
    sku: isDiskSku(sku) ? sku : 'Premium_LRS',
    zone: zones.find((zone) => zone === search.get('zone')),
    tags: search.get('tags') ?? '',
    size: search.get('size') ?? undefined,
  };
}

/** The set as fields of an address. */
function draftOf({ items, at, groups, pattern, subscription, resourceGroup, intent, as, disks }: RestoreSet): RestoreDraft {
  return {
    ...restoreItems(items.map(({ id }) => id)),
    at,
    points: listed(items.map(({ point }) => point)),
    names: listed(items.map(({ name }) => name)),
    groups: listed(groups),
    pattern: pattern === patternFor(as, items.length) ? undefined : pattern,
    as: as === 'disks' ? as : undefined,
    diskSubscription: disks.subscription,
    diskGroup: disks.group,
    sku: disks.sku === 'Premium_LRS' ? undefined : disks.sku,
    zone: disks.zone,
    tags: textIn(disks.tags),
    size: disks.size,
    subscription,
    resourceGroup,
    intent,
  };
}

/** The address of a step with this set; the intent and what was settled with it belong to the review and the run. */
export function addressOf(step: RestoreStep, set: RestoreSet): string {
  const isSettled = step === 'review' || step === 'progress' || step === 'disks-made';
  return paths.restore(step, draftOf(isSettled ? set : withoutIntent(set)));
}

/** Going back and choosing anew starts anew: of several volumes the points are chosen again by the moment. */
function withoutIntent(set: RestoreSet): RestoreSet {
  if (set.intent === undefined) return set;
  return {
    ...set,
    intent: undefined,
    items: set.items.length === 1 ? set.items : set.items.map((item) => ({ ...item, point: undefined })),
  };
}

/** What comes of a set. */
export const restoredOf = ({ as }: Pick<RestoreSet, 'as'>): Restored => (as === 'disks' ? 'disk' : 'volume');

/** The set in the address, and how to change it in place. */
export function useRestoreSet(): [RestoreSet, (changed: Partial<RestoreSet>) => void] {
  const [fields, write] = useAddressFields();
  const set = useMemo(() => setIn(fields), [fields]);
  return [set, (changed) => write((before) => putFields(before, draftOf({ ...setIn(before), ...changed })))];
}

function askedOf({ items, at, groups, pattern, as }: RestoreSet): Input<typeof api.planRestore>['body'] {
  // One volume goes where it was chosen to go, whatever the region there.
  const own = items.length === 1 ? groups[0] : undefined;
  // With a pattern that is at fault the steps do not go on; points, rules and typed names are shown all the same. Disks are named elsewhere.
  const isNaming = as === 'volumes' && patternFault(pattern) === undefined;
  return {
    items: items.map(({ id, point, name }) => ({
      instanceId: id,
      ...(point === undefined ? {} : { point }),
      ...(name === undefined || as === 'disks' ? {} : { name }),
      ...(own === undefined ? {} : { groupId: own }),
    })),
    ...(at === undefined ? {} : { at }),
    pattern: isNaming ? pattern : patternFor(as, items.length),
    groups: own === undefined ? [...groups] : [],
  };
}

/** The question about a whole set, as one request. */
export const planQuery = (set: RestoreSet) => q(api.planRestore, { body: askedOf(set) });

type Manner = {
  /** There is nothing to ask about yet. */
  isOff?: boolean;
  /** Reads it again while roles are missing, be they assigned here, by hand or by somebody else. */
  whileRolesMissing?: boolean;
};

/** Points, names and rules of the whole set, in one request; what was there stays while names are typed and it is read anew. */
export function useRestorePlan(set: RestoreSet, { isOff = false, whileRolesMissing = false }: Manner = {}) {
  const span = useSpan();
  const typed = listed([set.pattern, ...set.items.map(({ name }) => name)]) ?? '';
  const isTyping = useDebounced(typed) !== typed;
  const asked = useQuery({
    ...planQuery(set),
    enabled: !isOff && set.items.length > 0 && !isTyping,
    placeholderData: keepPreviousData,
    ...(whileRolesMissing ? untilRolesHeld(span(set.items.length === 1 ? 15_000 : 30_000)) : {}),
  });
  const [last, setLast] = useState<RestorePlan>();
  if (asked.data !== undefined && asked.data !== last) setLast(asked.data);
  // A form stays with what was typed where the plan for it could not be made; that of another set is none of it.
  const ids = new Set(set.items.map(({ id }) => id.toLowerCase()));
  const isOfSet = last?.items.length === ids.size && last.items.every(({ instanceId }) => ids.has(instanceId.toLowerCase()));
  return { ...asked, shown: asked.data ?? (isOfSet && asked.error !== null ? last : undefined) };
}

/** The plan that a run was started with: what it says of points and targets stays true, whatever becomes of the volumes. */
export function useSettledPlan(set: RestoreSet) {
  const client = useQueryClient();
  const body = askedOf(set);
  return useQuery({
    queryKey: ['settled-plan', body],
    queryFn: ({ signal }) => client.getQueryData(planQuery(set).queryKey) ?? call(api.planRestore, { body }, signal),
    staleTime: Number.POSITIVE_INFINITY,
  });
}

/** What a plan answers. */
export type RestorePlan = Reply<typeof api.planRestore>;

/** The item that a single volume comes back from. */
export const useInstance = (place: InstancePlace) => useSuspenseQuery(q(api.getBackupInstance, { params: place })).data;

/** What a restore leaves of its source as it is, said of the volume as Azure has it now. */
export const useSourceSentence = ({ volumeId, volumeName, state }: BackupInstance): string =>
  sourceSentence({ volumeName, state, isGone: useIsVolumeGone(volumeId) });

/** The volume of a set of one. */
export const onlyOf = ({ items }: Pick<RestoreSet, 'items'>): SetItem | undefined => (items.length === 1 ? items[0] : undefined);

/** Points are named by GUIDs ([R]); what is shorter only begins a name. */
export const isWholeName = (point: string | undefined): point is string => point !== undefined && point.length >= 32;

/** What a step of the wizard gets: the set, and the way to change it in place. */
export type SetEditing = { set: RestoreSet; write: (changed: Partial<RestoreSet>) => void };

/** What a step gets about a single volume. */
export type ItemEditing = SetEditing & { item: SetItem };

/** The items of a set that are left without some of its rows. */
export const without = ({ items }: RestoreSet, rows: readonly Pick<RestoreRow, 'instanceId'>[]): SetItem[] =>
  items.filter(({ id }) => !rows.some(({ instanceId }) => sameId(instanceId, id)));

import { api, type Input } from '@esan/contract';
import { backupInstanceId, missingRoles, patternFault, sameId, usualPattern } from '@esan/domain';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { q } from '../../api/query.ts';
import { useSpan } from '../../api/azure-time.ts';
import { useSettled } from '../../ui/forms/settled.ts';
import { zones } from '../../disks/disk-kind.tsx';
import type { DiskWish } from '../../disks/make-disks.ts';
import type { SetRow } from '../one/moment-choice.tsx';
import { isDiskSku } from '../../words/disks.ts';
import { momentIn } from '../../ui/time/moment-text.ts';
import { putFields, useAddressFields } from '../../ui/forms/address.ts';
import {
  paths,
  restoreSetInstances,
  restoreSetItems,
  type InstancePlace,
  type RestoreSetDraft,
  type RestoreSetStep,
} from '../../links/paths.ts';
import { listed, listIn } from './set-lists.ts';

/** One volume of the set as the address names it: `point` begins the point's name, `name` was typed or is settled. */
export type SetItem = { id: string; place: InstancePlace; point: string | undefined; name: string | undefined };

/** What the address says of a restore set. */
export type RestoreSet = {
  items: readonly SetItem[];
  at: string | undefined;
  /** Target volume groups, one a region at most. */
  groups: readonly string[];
  pattern: string;
  subscription: string | undefined;
  intent: string | undefined;
  as: 'volumes' | 'disks';
  /** What the disks are like, if they are to be disks. */
  disks: DiskWish;
};

const usualDiskPattern = '{volume}-disk-{date}';

const textIn = (text: string | undefined): string | undefined => (text === '' ? undefined : text);

function setIn(search: URLSearchParams): RestoreSet {
  const [points, names] = [listIn(search.get('points')), listIn(search.get('names'))];
  const places = restoreSetInstances({ vaults: search.get('vaults') ?? '', items: search.get('items') ?? '' });
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
    pattern: search.get('pattern') ?? patternFor(search.get('as') === 'disks' ? 'disks' : 'volumes'),
    as: search.get('as') === 'disks' ? 'disks' : 'volumes',
    disks: disksIn(search),
    subscription: search.get('subscription') ?? undefined,
    intent: search.get('intent') ?? undefined,
  };
}

/** How the things of a set are called unless something else is typed. */
export const patternFor = (as: RestoreSet['as']): string => (as === 'disks' ? usualDiskPattern : usualPattern);

function disksIn(search: URLSearchParams): RestoreSet['disks'] {
  const sku = search.get('sku') ?? undefined;
  return {
    subscription: search.get('diskSubscription') ?? undefined,
    group: search.get('diskGroup') ?? undefined,
    sku: isDiskSku(sku) ? sku : 'Premium_LRS',
    zone: zones.find((zone) => zone === search.get('zone')),
    tags: search.get('tags') ?? '',
  };
}

/** A set as fields of an address. */
function draftOf({ items, at, groups, pattern, subscription, intent, as, disks }: RestoreSet): RestoreSetDraft {
  return {
    ...restoreSetItems(items.map(({ id }) => id)),
    at,
    points: listed(items.map(({ point }) => point)),
    names: listed(items.map(({ name }) => name)),
    groups: listed(groups),
    pattern: pattern === patternFor(as) ? undefined : pattern,
    as: as === 'disks' ? as : undefined,
    diskSubscription: disks.subscription,
    diskGroup: disks.group,
    sku: disks.sku === 'Premium_LRS' ? undefined : disks.sku,
    zone: disks.zone,
    tags: textIn(disks.tags),
    subscription,
    intent,
  };
}

/** The address of a step with this set; the intent and what was settled with it belong to the review and the run. */
export function addressOfSet(step: RestoreSetStep, set: RestoreSet): string {
  const isSettled = step === 'review' || step === 'progress' || step === 'disks-made';
  return paths.restoreSet(step, draftOf(isSettled ? set : withoutIntent(set)));
}

/** Going back and choosing anew starts anew: points are chosen again by the moment. */
function withoutIntent(set: RestoreSet): RestoreSet {
  if (set.intent === undefined) return set;
  return { ...set, intent: undefined, items: set.items.map((item) => ({ ...item, point: undefined })) };
}

/** The set in the address, and how to change it in place. */
export function useRestoreSet(): [RestoreSet, (changed: Partial<RestoreSet>) => void] {
  const [fields, write] = useAddressFields();
  const set = useMemo(() => setIn(fields), [fields]);
  return [set, (changed) => write((before) => putFields(before, draftOf({ ...setIn(before), ...changed })))];
}

const askedOf = ({ items, at, groups, pattern, as }: RestoreSet): Input<typeof api.planRestore>['body'] => ({
  items: items.map(({ id, point, name }) => ({
    instanceId: id,
    ...(point === undefined ? {} : { point }),
    ...(name === undefined ? {} : { name }),
  })),
  ...(at === undefined ? {} : { at }),
  // With a pattern that is at fault the steps do not go on; points, rules and typed names are shown all the same.
  pattern: patternFault(pattern) === undefined ? pattern : patternFor(as),
  groups: [...groups],
});

/** The question about a whole set, as one request. */
export const setPlanQuery = (set: RestoreSet) => q(api.planRestore, { body: askedOf(set) });

type Manner = {
  /** What is read stays true: a run only wants to know what its volumes are called. */
  isStill?: boolean;
  /** Reads it again while roles are missing, be they assigned here, by hand or by somebody else. */
  untilRolesHeld?: boolean;
};

/** Points, names and rules of the whole set, in one request; what was there stays while names are typed and it is read anew. */
export function useSetPlan(set: RestoreSet, { isStill = false, untilRolesHeld = false }: Manner = {}) {
  const span = useSpan();
  const typed = listed([set.pattern, ...set.items.map(({ name }) => name)]) ?? '';
  const isTyping = useSettled(typed) !== typed;
  return useQuery({
    ...setPlanQuery(set),
    enabled: set.items.length > 0 && !isTyping,
    placeholderData: keepPreviousData,
    ...(isStill ? { staleTime: Number.POSITIVE_INFINITY } : {}),
    refetchInterval: ({ state: { data } }) =>
      untilRolesHeld && data !== undefined && data.items.some(({ checks }) => missingRoles(checks).length > 0) ? span(30_000) : false,
  });
}

/** The items of a set that are left without some of its rows. */
export const without = ({ items }: RestoreSet, rows: readonly Pick<SetRow, 'instanceId'>[]): SetItem[] =>
  items.filter(({ id }) => !rows.some(({ instanceId }) => sameId(instanceId, id)));

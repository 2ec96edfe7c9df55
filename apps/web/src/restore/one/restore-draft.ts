import { api, type Reply } from '@esan/contract';
import { usualPattern, volumeNameFault, type BackupInstance } from '@esan/domain';
import { useSuspenseQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useSearchParams } from 'react-router';
import { ApiError } from '../../api/client.ts';
import { q } from '../../api/query.ts';
import { useIsVolumeGone } from '../../volumes/volume-gone.ts';
import { instancePlaceOf, type InstancePlace, type RestoreDraft } from '../../links/paths.ts';
import { putFields, useAddressFields } from '../../ui/forms/address.ts';
import { momentIn } from '../../ui/time/moment-text.ts';
import { sourceSentence } from '../../words/source.ts';

/** What the address says so far; fields that are not chosen are undefined. */
export type ChosenRestore = {
  instance: string | undefined;
  point: string | undefined;
  /** The moment by which a point is looked for, while none is picked. */
  at: string | undefined;
  /** Of the target, until the group says it. */
  subscription: string | undefined;
  /** Only Elastic SANs of this one are shown. */
  resourceGroup: string | undefined;
  group: string | undefined;
  name: string | undefined;
  intent: string | undefined;
};

/** The draft of a restore, as it stands in the address. */
export function useRestoreDraft(): ChosenRestore {
  const [search] = useSearchParams();
  return useMemo(() => {
    const of = (field: keyof ChosenRestore) => search.get(field) ?? undefined;
    return {
      instance: of('instance'),
      point: of('point'),
      at: momentIn(of('at')),
      subscription: of('subscription'),
      resourceGroup: of('resourceGroup'),
      group: of('group'),
      name: of('name'),
      intent: of('intent'),
    };
  }, [search]);
}

/** Writes fields of the draft to the address, in place of this entry. */
export function useWriteDraft(): (fields: RestoreDraft) => void {
  const [, write] = useAddressFields();
  return (fields) => write((before) => putFields(before, fields));
}

/** A restore that is chosen in full. */
export type RestorePlan = { instance: string; point: string; group: string; name: string };

/** The draft as a plan, or which step still lacks something. */
export function restorePlanOf({ instance, point, group, name }: ChosenRestore): RestorePlan | 'point' | 'target' {
  if (instance === undefined || instancePlaceOf(instance) === undefined || point === undefined) return 'point';
  if (group === undefined || name === undefined || volumeNameFault(name, []) !== undefined) return 'target';
  return { instance, point, group, name };
}

/** What one restore is asked for with. */
export const rowOf = ({ instance, point, group, name }: RestorePlan) => ({
  instanceId: instance,
  point,
  groupId: group,
  volumeName: name,
});

/** The rules of one restore: a plan of one row; a row that could not be read is a failure of it. */
export const onePlanQuery = ({ instance, point, group, name }: RestorePlan) => ({
  ...q(api.planRestore, {
    body: { items: [{ instanceId: instance, point, groupId: group, name }], pattern: usualPattern, groups: [] },
  }),
  select: ({ asOf, items: [row], mayNotGrantAt }: Reply<typeof api.planRestore>) => {
    if (row === undefined || row.problem !== null) throw new ApiError(row?.problem ?? { code: 'unexpected' });
    return { asOf, item: { checks: row.checks, mayNotGrantAt } };
  },
});

/** The item that is restored from. */
export const useInstance = (place: InstancePlace) => useSuspenseQuery(q(api.getBackupInstance, { params: place })).data;

/** The point that is restored, with its snapshot. */
export const usePoint = (place: InstancePlace, point: string) =>
  useSuspenseQuery(q(api.getRestorePoint, { params: { ...place, point } })).data;

/** What a restore leaves of its source as it is, said of the volume as Azure has it now. */
export const useSourceSentence = ({ volumeId, volumeName, state }: BackupInstance): string =>
  sourceSentence({ volumeName, state, isGone: useIsVolumeGone(volumeId) });

import { api } from '@esan/contract';
import { parseResourceId, patternFault, resourceGroupId, restoredNames, type Problem } from '@esan/domain';
import { makeStyles } from '@fluentui/react-components';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from 'react-router';
import { call } from '../../api/client.ts';
import { explainError } from '../../api/messages.ts';
import { q, refreshAfter } from '../../api/query.ts';
import { DiskCost, SkuChoice, TagsField, ZoneField, zones } from '../../disks/disk-kind.tsx';
import { useRights } from '../../api/rights.ts';
import { remember } from '../../api/tab-memory.ts';
import { SubscriptionField } from '../../lists/subscription-field.tsx';
import { SelectInput } from '../../ui/forms/fields.tsx';
import { Notes } from '../../ui/messages/notes.tsx';
import { Section } from '../../ui/layout/page.tsx';
import { ProblemMessage } from '../../ui/messages/problem-message.tsx';
import { Skeleton } from '../../ui/messages/skeleton.tsx';
import { isDiskSku, isZoneRedundant, diskTagsFault, diskTagsIn } from '../../words/disks.ts';
import { regionWords } from '../../words/regions.ts';
import { DiskNames } from './set-disk-names.tsx';
import { addressOfSet, useSetPlan, type RestoreSet } from '../set/set-draft.ts';
import { volumesWords } from '../../words/volumes.ts';
import type { SetRow } from '../one/moment-choice.tsx';
import { PatternField } from '../set/set-pattern.tsx';
import { rememberRefusals } from '../set/set-refusals.ts';
import { SetWizard, WithSet } from '../set/set-wizard.tsx';

const useStyles = makeStyles({ stack: { display: 'flex', flexDirection: 'column', rowGap: '20px', maxWidth: '900px' } });

function DiskNotes() {
  return (
    <Notes
      notes={[
        {
          title: 'Your own rights',
          text: 'Azure makes the disks from the snapshots with your rights; no identity of a vault and no daily limit is involved.',
        },
        { title: 'At once', text: 'A disk can be attached at once; it is slower until its content has been copied.' },
        { title: 'Twice is once', text: 'A disk of that name from that snapshot is there already: then it is not made again.' },
      ]}
    />
  );
}

/** Where the disks go: subscription, resource group, and what the person lacks there. */
function useDiskPlace(set: RestoreSet, rows: readonly SetRow[]) {
  const { disks } = set;
  const subscriptionId =
    disks.subscription ?? parseResourceId(rows[0]?.snapshotId ?? '')?.subscriptionId ?? set.items[0]?.place.subscriptionId ?? '';
  const groups = useQuery(q(api.listResourceGroups, { params: { subscriptionId } })).data?.items ?? [];
  const isThere = groups.some(({ name }) => name === disks.group);
  const resourceGroup = isThere ? (disks.group ?? '') : '';
  const lacking = useRights(isThere ? resourceGroupId(subscriptionId, resourceGroup) : undefined)('create-disk');
  const params = { subscriptionId, resourceGroup };
  const there = useQuery({ ...q(api.listDisks, { params }), enabled: isThere });
  return { subscriptionId, groups, resourceGroup, params, lacking: isThere ? lacking : 'Choose a resource group.', there };
}

/** New names, free in the resource group; a disk made before from the same snapshot keeps its name. */
function namesOf(
  set: RestoreSet,
  rows: readonly SetRow[],
  at: string,
  taken: readonly { name: string; sourceSnapshotId: string | null }[],
) {
  if (patternFault(set.pattern) !== undefined) return [];
  const snapshots = new Set(rows.flatMap(({ snapshotId }) => snapshotId?.toLowerCase() ?? []));
  const others = taken.filter(({ sourceSnapshotId }) => !snapshots.has(sourceSnapshotId?.toLowerCase() ?? '')).map(({ name }) => name);
  const volumes = rows.map(({ volumeName }) => ({ volume: volumeName, groupId: '' }));
  return restoredNames(volumes, { pattern: set.pattern, at, takenIn: () => others }).map(({ name }) => name);
}

function useCreate(set: RestoreSet, params: { subscriptionId: string; resourceGroup: string }) {
  const navigate = useNavigate();
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ wanted }: { at: string; wanted: readonly { row: SetRow; name: string }[] }) =>
      call(api.createDisks, {
        params,
        body: {
          sku: set.disks.sku,
          tags: diskTagsIn(set.disks.tags) ?? {},
          ...(set.disks.zone === undefined || isZoneRedundant(set.disks.sku) ? {} : { zone: set.disks.zone }),
          disks: wanted.map(({ row, name }) => ({ name, snapshotId: row.snapshotId ?? '' })),
        },
      }),
    onSuccess: async ({ items }, { at, wanted }) => {
      const intent = crypto.randomUUID();
      const settled = set.items.map((item, index) => ({
        ...item,
        point: wanted[index]?.row.point?.name.slice(0, 8),
        name: wanted[index]?.name,
      }));
      rememberRefusals(
        intent,
        new Map(items.flatMap(({ name, problem }): [string, Problem][] => (problem === null ? [] : [[name, problem]]))),
      );
      for (const { operation } of items) if (operation !== null) remember(operation.targetId, operation.id);
      const disks = { ...set.disks, subscription: params.subscriptionId, group: params.resourceGroup };
      await refreshAfter(client, api.createDisks);
      await navigate(addressOfSet('disks-made', { ...set, at, intent, items: settled, disks }));
    },
  });
}

type PlaceProps = { place: ReturnType<typeof useDiskPlace>; onChange: (changed: Partial<RestoreSet['disks']>) => void };

function PlaceFields({ place, onChange }: PlaceProps) {
  return (
    <>
      <SubscriptionField value={place.subscriptionId} onChange={(subscription) => onChange({ subscription, group: undefined })} />
      <SelectInput
        label="Resource group"
        value={place.resourceGroup}
        placeholder="Choose a resource group"
        onChange={(group) => onChange({ group })}
        options={place.groups.map(({ name, region }) => ({ value: name, label: `${name} (${regionWords(region)})` }))}
      />
    </>
  );
}

function Disks({ set, write }: { set: RestoreSet; write: (changed: Partial<RestoreSet>) => void }) {
  const styles = useStyles();
  const { data, error, isPlaceholderData } = useSetPlan(set);
  const rows = data?.items ?? [];
  const place = useDiskPlace(set, rows);
  const at = set.at ?? data?.asOf ?? '';
  const names = namesOf(set, rows, at, place.there.data?.items ?? []);
  const create = useCreate(set, place.params);
  const lost = rows.filter(({ snapshotId }) => snapshotId === null).length;
  const region = rows[0]?.region ?? '';
  const disks = {
    region,
    sizesGiB: rows.flatMap(({ sizeGiB }) => sizeGiB ?? []),
    sectorSize: rows.some((row) => row.sectorSize === 4096) ? 4096 : null,
  };
  const change = (changed: Partial<RestoreSet['disks']>) => write({ disks: { ...set.disks, ...changed } });
  const because =
    data === undefined || isPlaceholderData
      ? 'The snapshots are being read.'
      : lost > 0
        ? `The snapshots of ${volumesWords(lost)} were not found: go back and leave them out.`
        : (place.lacking ?? diskTagsFault(set.disks.tags));
  const press = () => !create.isPending && create.mutate({ at, wanted: rows.map((row, index) => ({ row, name: names[index] ?? '' })) });
  return (
    <SetWizard
      set={set}
      current="disks"
      next={{
        label: `Create ${set.items.length === 1 ? '1 disk' : `${set.items.length} disks`}`,
        onPress: press,
        because,
        busy: create.isPending,
      }}
      aside={<DiskNotes />}
      summary={volumesWords(set.items.length)}
    >
      {create.error !== null && <ProblemMessage explained={explainError(create.error)} />}
      {error !== null && <ProblemMessage explained={explainError(error)} />}
      {data === undefined ? (
        error === null && <Skeleton lines={10} label="Reading the snapshots" />
      ) : (
        <div className={styles.stack}>
          <PlaceFields place={place} onChange={change} />
          <SkuChoice sku={set.disks.sku} disks={disks} onChange={(sku) => isDiskSku(sku) && change({ sku })} />
          <ZoneField
            sku={set.disks.sku}
            zone={set.disks.zone}
            onChange={(zone) => change({ zone: zones.find((known) => known === zone) })}
          />
          <TagsField value={set.disks.tags} onChange={(tags) => change({ tags })} />
          <DiskCost sku={set.disks.sku} disks={disks} />
          <PatternField set={set} asOf={data.asOf} onChange={(pattern) => write({ pattern })} />
        </div>
      )}
      <Section title="New disks">
        <DiskNames rows={data?.items} names={names} sku={set.disks.sku} />
      </Section>
    </SetWizard>
  );
}

/** Step 2 of a set that is to be disks: what they are like, where they go and what they are called. */
export function SetDisksStep() {
  return <WithSet>{(set, write) => <Disks set={set} write={write} />}</WithSet>;
}

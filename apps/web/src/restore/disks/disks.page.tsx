import { api } from '@esan/contract';
import { parseResourceId, patternFault, restoredNames } from '@esan/domain';
import { makeStyles } from '@fluentui/react-components';
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from 'react-router';
import { explainError } from '../../api/messages.ts';
import { q } from '../../api/query.ts';
import { DiskFields, useDiskPlace } from '../../disks/disk-fields.tsx';
import { useMakeDisks, type WantedDisks } from '../../disks/make-disks.ts';
import { Notes } from '../../ui/messages/notes.tsx';
import { Section } from '../../ui/layout/page.tsx';
import { ProblemMessage } from '../../ui/messages/problem-message.tsx';
import { Skeleton } from '../../ui/messages/skeleton.tsx';
import { DiskNames } from './disk-names.tsx';
import { addressOf, useRestorePlan, type RestoreSet } from '../plan/restore-set.ts';
import { volumesWords } from '../../words/volumes.ts';
import type { RestoreRow } from '../plan/rows.ts';
import { PatternField } from '../plan/name-pattern.tsx';
import { rememberRefusals } from '../plan/refusals.ts';
import { RestoreWizard, WithSet } from '../plan/restore-wizard.tsx';

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

/** Where the disks go, and what is there already. */
function usePlace(set: RestoreSet, rows: readonly RestoreRow[]) {
  const usual = parseResourceId(rows[0]?.snapshotId ?? '')?.subscriptionId ?? set.items[0]?.place.subscriptionId ?? '';
  const place = useDiskPlace(set.disks, usual);
  const there = useQuery({ ...q(api.listDisks, { params: place.params }), enabled: place.isThere });
  return { place, taken: there.data?.items ?? [] };
}

/** New names, free in the resource group; a disk made before from the same snapshot keeps its name. */
function namesOf(
  set: RestoreSet,
  rows: readonly RestoreRow[],
  at: string,
  taken: readonly { name: string; sourceSnapshotId: string | null }[],
) {
  if (patternFault(set.pattern) !== undefined) return [];
  const snapshots = new Set(rows.flatMap(({ snapshotId }) => snapshotId?.toLowerCase() ?? []));
  const others = taken.filter(({ sourceSnapshotId }) => !snapshots.has(sourceSnapshotId?.toLowerCase() ?? '')).map(({ name }) => name);
  const volumes = rows.map(({ volumeName }) => ({ volume: volumeName, groupId: '' }));
  return restoredNames(volumes, { pattern: set.pattern, at, takenIn: () => others }).map(({ name }) => name);
}

type Wanted = WantedDisks & { at: string; points: readonly RestoreRow['point'][] };

/** The press; then the set is settled as it was asked for, with what Azure refused at once. */
function useCreate(set: RestoreSet) {
  const navigate = useNavigate();
  return useMakeDisks<Wanted>(async (answers, { params, at, rows, points }) => {
    const intent = crypto.randomUUID();
    const items = set.items.map((item, index) => ({ ...item, point: points[index]?.name.slice(0, 8), name: rows[index]?.name }));
    rememberRefusals(intent, new Map(answers.flatMap(({ name, problem }) => (problem === null ? [] : [[name, problem] as const]))));
    const disks = { ...set.disks, subscription: params.subscriptionId, group: params.resourceGroup };
    await navigate(addressOf('disks-made', { ...set, at, intent, items, disks }));
  });
}

function Disks({ set, write }: { set: RestoreSet; write: (changed: Partial<RestoreSet>) => void }) {
  const styles = useStyles();
  const { data, error, isPlaceholderData } = useRestorePlan(set);
  const rows = data?.items ?? [];
  const { place, taken } = usePlace(set, rows);
  const at = set.at ?? data?.asOf ?? '';
  const names = namesOf(set, rows, at, taken);
  const create = useCreate(set);
  const unread = rows.filter(({ problem }) => problem !== null).length;
  const lost = rows.filter(({ snapshotId, problem }) => snapshotId === null && problem === null).length;
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
      : unread > 0
        ? `The snapshots of ${volumesWords(unread)} could not be read; the table says why.`
        : lost > 0
          ? `The snapshots of ${volumesWords(lost)} were not found: go back and leave them out.`
          : place.because;
  const press = () => {
    if (create.isPending) return;
    const wanted = rows.map(({ snapshotId }, index) => ({ name: names[index] ?? '', snapshotId: snapshotId ?? '' }));
    create.mutate({ params: place.params, wish: set.disks, rows: wanted, at, points: rows.map(({ point }) => point) });
  };
  return (
    <RestoreWizard
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
          <DiskFields wish={set.disks} place={place} disks={disks} onChange={change} />
          <PatternField set={set} asOf={data.asOf} onChange={(pattern) => write({ pattern })} />
        </div>
      )}
      <Section title="New disks">
        <DiskNames rows={data?.items} names={names} sku={set.disks.sku} />
      </Section>
    </RestoreWizard>
  );
}

/** Step 2 of a set that is to be disks: what they are like, where they go and what they are called. */
export function RestoreDisksStep() {
  return <WithSet>{(set, write) => <Disks set={set} write={write} />}</WithSet>;
}

import { plural, t } from '@lingui/core/macro';
import { api } from '@esan/contract';
import { parseResourceId, patternFault, restoredNames, type RestoredName } from '@esan/domain';
import { makeStyles } from '@fluentui/react-components';
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from 'react-router';
import { explain, explainError } from '../../api/messages.ts';
import { PlanTrouble } from '../plan/unread.tsx';
import { q } from '../../api/query.ts';
import { DiskFields, useDiskPlace } from '../../disks/disk-fields.tsx';
import { SizeField, sizeFaultOf, whyNotSku } from '../../disks/disk-kind.tsx';
import { useMakeDisks, type WantedDisks } from '../../disks/make-disks.ts';
import { Notes } from '../../ui/messages/notes.tsx';
import { Section } from '../../ui/layout/page.tsx';
import { ProblemMessage } from '../../ui/messages/problem-message.tsx';
import { Skeleton } from '../../ui/messages/skeleton.tsx';
import { DiskNames } from './disk-names.tsx';
import { addressOf, onlyOf, useRestorePlan, type RestoreSet, type SetEditing } from '../plan/restore-set.ts';
import { paths } from '../../links/paths.ts';
import { nameSentence } from '../../words/names.ts';
import { volumesWords } from '../../words/volumes.ts';
import type { RestoreRow } from '../plan/rows.ts';
import { NewNameField, PatternField } from '../plan/new-name.tsx';
import { rememberRefusals } from '../plan/refusals.ts';
import { RestoreWizard, WithSet } from '../plan/restore-wizard.tsx';

const useStyles = makeStyles({ stack: { display: 'flex', flexDirection: 'column', rowGap: '20px', maxWidth: '900px' } });

function DiskNotes() {
  return (
    <Notes
      notes={[
        {
          title: t`Your own rights`,
          text: t`Azure makes the disks from the snapshots with your rights; no identity of a vault and no daily limit is involved.`,
        },
        { title: t`At once`, text: t`A disk can be attached at once; it is slower until its content has been copied.` },
        {
          title: t`Pressing twice makes one disk`,
          text: t`A disk of that name from that snapshot is there already: then it is not made again.`,
        },
      ]}
    />
  );
}

/** Where the disks go, and what is there already. */
function usePlace(set: RestoreSet, rows: readonly RestoreRow[]) {
  const usual = parseResourceId(rows[0]?.snapshotId ?? '')?.subscriptionId ?? set.items[0]?.place.subscriptionId ?? '';
  const place = useDiskPlace(set.disks, usual);
  const there = useQuery({ ...q(api.listDisks, { params: place.params }), enabled: place.isThere });
  const reading = there.isLoading ? t`The disks of the resource group are being read.` : undefined;
  return { place, reading, taken: there.data?.items ?? [] };
}

/** New names, free in the resource group; a disk made before from the same snapshot keeps its name, that of a single one may be typed. */
function namesOf(
  set: RestoreSet,
  rows: readonly RestoreRow[],
  at: string,
  taken: readonly { name: string; sourceSnapshotId: string | null }[],
) {
  if (patternFault(set.pattern, 'disk') !== undefined) return [];
  const snapshots = new Set(rows.flatMap(({ snapshotId }) => snapshotId?.toLowerCase() ?? []));
  const others = taken.filter(({ sourceSnapshotId }) => !snapshots.has(sourceSnapshotId?.toLowerCase() ?? '')).map(({ name }) => name);
  const volumes = rows.map(({ volumeName }) => ({ volume: volumeName, groupId: '', typed: onlyOf(set)?.name }));
  return restoredNames(volumes, { pattern: set.pattern, at, takenIn: () => others, of: 'disk' });
}

type Wanted = WantedDisks & { at: string; points: readonly RestoreRow['point'][] };

/** The press. A single disk has a page of its own, and is refused here; of several the set is settled as it was asked for, with what Azure refused at once. */
function useCreate(set: RestoreSet) {
  const navigate = useNavigate();
  return useMakeDisks<Wanted>(async (answers, { params, at, rows, points }) => {
    const refusals = answers.flatMap(({ name, problem }) => (problem === null ? [] : [[name, problem] as const]));
    const [row] = rows;
    if (row !== undefined && onlyOf(set) !== undefined) {
      if (refusals.length === 0) await navigate(paths.disk({ ...params, disk: row.name }));
      return;
    }
    const intent = crypto.randomUUID();
    const items = set.items.map((item, index) => ({ ...item, point: points[index]?.name.slice(0, 8), name: rows[index]?.name }));
    rememberRefusals(intent, new Map(refusals));
    const disks = { ...set.disks, subscription: params.subscriptionId, group: params.resourceGroup };
    await navigate(addressOf('disks-made', { ...set, at, intent, items, disks }));
  });
}

/** What a single disk is called and how large it is, as typed; and why Azure did not begin with it. */
function useSingle(
  set: RestoreSet,
  row: RestoreRow | undefined,
  named: RestoredName | undefined,
  group: string,
  create: ReturnType<typeof useCreate>,
) {
  if (onlyOf(set) === undefined || row === undefined || named === undefined) return undefined;
  const { name } = named;
  const size = set.disks.size ?? String(row.sizeGiB ?? '');
  const refused = create.data?.items[0]?.problem ?? undefined;
  // The refusal is about the name that was sent; another name is a new question.
  const isAboutName = refused?.code === 'name-taken';
  const sent = create.variables;
  const isTaken = named.fault === 'taken' || (isAboutName && sent?.rows[0]?.name === name && sent.params.resourceGroup === group);
  return {
    name,
    nameFault: nameSentence('disk', name) ?? (isTaken ? t`The name is taken in ${group}. Choose another.` : undefined),
    size,
    sizeFault: sizeFaultOf(size, row.sizeGiB ?? 1, set.disks.sku),
    refused: isAboutName ? undefined : refused,
  };
}

/** Why the disks cannot be made of what the plan says. */
function whyNotOf({ data, error, isPlaceholderData }: ReturnType<typeof useRestorePlan>): string | undefined {
  if (data === undefined && error !== null) return t`The snapshots could not be read.`;
  if (data === undefined || isPlaceholderData) return t`The snapshots are being read.`;
  const unread = data.items.filter(({ problem }) => problem !== null).length;
  if (unread > 0) return t`The snapshots of ${volumesWords(unread)} could not be read; the table says why.`;
  const lost = data.items.filter(({ snapshotId }) => snapshotId === null).length;
  if (lost === 0) return undefined;
  return plural(data.items.length, {
    one: 'The snapshot behind the restore point was not found: it may be gone, or your account may not see it.',
    other: `The snapshots of ${volumesWords(lost)} were not found: go back and leave them out.`,
  });
}

/** What is about to be made, and the press. */
function useDisks(set: RestoreSet, plan: ReturnType<typeof useRestorePlan>) {
  const rows = plan.data?.items ?? [];
  const { place, reading, taken } = usePlace(set, rows);
  const at = set.at ?? plan.data?.asOf ?? '';
  const named = namesOf(set, rows, at, taken);
  const create = useCreate(set);
  const single = useSingle(set, rows[0], named[0], place.params.resourceGroup, create);
  const typedGiB = single?.sizeFault === undefined ? [Number(single?.size)] : [];
  const disks = {
    region: rows[0]?.region ?? '',
    sizesGiB: single === undefined ? rows.flatMap(({ sizeGiB }) => sizeGiB ?? []) : typedGiB,
    sectorSize: rows.some((row) => row.sectorSize === 4096) ? 4096 : null,
  };
  const press = () => {
    if (create.isPending) return;
    const sizes = single === undefined ? {} : { sizeGiB: Number(single.size) };
    const wanted = rows.map(({ snapshotId }, index) => ({ name: named[index]?.name ?? '', snapshotId: snapshotId ?? '', ...sizes }));
    create.mutate({ params: place.params, wish: set.disks, rows: wanted, at, points: rows.map(({ point }) => point) });
  };
  const because = whyNotOf(plan) ?? single?.nameFault ?? single?.sizeFault ?? whyNotSku(set.disks.sku, disks) ?? place.because ?? reading;
  return { place, named, single, disks, create, press, because };
}

function Disks({ set, write }: SetEditing) {
  const styles = useStyles();
  const plan = useRestorePlan(set);
  const { data, error } = plan;
  const { place, named, single, disks, create, press, because } = useDisks(set, plan);
  // A single disk is as large as it is typed.
  const shown = data?.items.map((row) => (single === undefined ? row : { ...row, sizeGiB: disks.sizesGiB[0] ?? null }));
  const change = (changed: Partial<RestoreSet['disks']>) => write({ disks: { ...set.disks, ...changed } });
  const name =
    single === undefined ? (
      <PatternField set={set} plan={data} onChange={(pattern) => write({ pattern })} />
    ) : (
      <NewNameField
        of="disk"
        label={t`Disk name`}
        name={single.name}
        fault={single.nameFault}
        onName={(typed) => write({ items: set.items.map((item) => ({ ...item, name: typed })) })}
      />
    );
  const size = single !== undefined && (
    <SizeField sku={set.disks.sku} size={single.size} fault={single.sizeFault} onChange={(typed) => change({ size: typed })} />
  );
  return (
    <RestoreWizard
      set={set}
      current="disks"
      next={{
        label: plural(set.items.length, { one: 'Create disk', other: 'Create # disks' }),
        onPress: press,
        because,
        busy: create.isPending,
      }}
      aside={<DiskNotes />}
      summary={volumesWords(set.items.length)}
    >
      {create.error !== null && <ProblemMessage explained={explainError(create.error)} />}
      {single?.refused !== undefined && <ProblemMessage explained={explain(single.refused)} />}
      <PlanTrouble plan={plan} />
      {data === undefined ? (
        error === null && <Skeleton lines={10} label={t`Reading the snapshots`} />
      ) : (
        <div className={styles.stack}>
          <DiskFields wish={set.disks} place={place} disks={disks} onChange={change} name={name} size={size} />
        </div>
      )}
      <Section title={plural(set.items.length, { one: 'New disk', other: 'New disks' })}>
        <DiskNames rows={shown} asOf={data?.asOf ?? ''} names={named.map(({ name }) => name)} sku={set.disks.sku} />
      </Section>
    </RestoreWizard>
  );
}

/** Step 2 of what is to be disks: what they are like, where they go and what they are called. */
export function RestoreDisksStep() {
  return <WithSet>{(set, write) => <Disks set={set} write={write} />}</WithSet>;
}

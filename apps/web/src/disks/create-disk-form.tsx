import { largestDiskGiB, parseResourceId, type DiskSku, type PointSnapshot } from '@esan/domain';
import { makeStyles, tokens } from '@fluentui/react-components';
import type { FormEvent } from 'react';
import { useNavigate } from 'react-router';
import { toProblem } from '../api/client.ts';
import { explain } from '../api/messages.ts';
import { paths, type InstancePlace } from '../links/paths.ts';
import { TextInput } from '../ui/forms/fields.tsx';
import { ActionButton, LinkButton } from '../ui/layout/button.tsx';
import { ProblemMessage } from '../ui/messages/problem-message.tsx';
import { sizeWords } from '../ui/values/size-words.ts';
import { performanceWords } from '../words/disks.ts';
import { nameHint, nameSentence } from '../words/names.ts';
import { useDiskDraft } from './disk-draft.ts';
import { DiskFields, useDiskPlace } from './disk-fields.tsx';
import { useMakeDisks } from './make-disks.ts';

const useStyles = makeStyles({
  form: { display: 'flex', flexDirection: 'column', rowGap: '20px', maxWidth: '720px', paddingBottom: '24px' },
  foot: { display: 'flex', columnGap: '8px', paddingTop: '16px', borderTop: `1px solid ${tokens.colorNeutralStroke2}` },
});

type SizeProps = { sku: DiskSku; size: string; fault: string | undefined; onChange: (size: string) => void };

function SizeField({ sku, size, fault, onChange }: SizeProps) {
  const fine = fault === undefined ? `${sizeWords(Number(size))}, ${performanceWords(sku, Number(size))}` : undefined;
  return (
    <TextInput
      label="Size"
      type="number"
      unit="GiB"
      value={size}
      onChange={onChange}
      hint="As large as the snapshot's volume, or larger. A disk never shrinks."
      fault={fault}
      fine={fine}
    />
  );
}

function sizeFaultOf(text: string, snapshot: PointSnapshot, sku: DiskSku): string | undefined {
  const most = largestDiskGiB(sku);
  const giB = /^\d{1,6}$/.test(text) ? Number(text) : Number.NaN;
  const least = snapshot.sizeGiB ?? 1;
  return giB >= least && giB <= most ? undefined : `Enter a whole number from ${least} to ${most}.`;
}

/** The press, and why Azure did not begin: a single disk is refused as its row is. */
function useMake() {
  const navigate = useNavigate();
  const make = useMakeDisks(async ([made], { params, rows: [row] }) => {
    if (made?.operation && row !== undefined) await navigate(paths.disk({ ...params, disk: row.name }));
  });
  const problem = make.error === null ? (make.data?.items[0]?.problem ?? undefined) : toProblem(make.error);
  return { make, problem };
}

function useForm(place: InstancePlace, volume: string, snapshot: PointSnapshot) {
  const [{ wish, name: typed, size: typedSize }, change] = useDiskDraft();
  const at = useDiskPlace(wish, parseResourceId(snapshot.id)?.subscriptionId ?? place.subscriptionId);
  const { make, problem } = useMake();
  const [name, size] = [typed ?? `${volume}-disk`, typedSize ?? String(snapshot.sizeGiB ?? '')];
  // The refusal is about the name that was sent; another name is a new question.
  const isAboutName = problem?.code === 'name-taken';
  const sent = make.variables;
  const isTaken = isAboutName && sent?.rows[0]?.name === name && sent.params.resourceGroup === at.params.resourceGroup;
  const taken = isTaken ? `The name is taken in ${at.params.resourceGroup}. Choose another.` : undefined;
  const nameFault = nameSentence('disk', name) ?? taken;
  const sizeFault = sizeFaultOf(size, snapshot, wish.sku);
  const because = nameFault ?? sizeFault ?? at.because;
  const press = () => {
    if (because !== undefined || make.isPending) return;
    make.mutate({ params: at.params, wish, rows: [{ name, snapshotId: snapshot.id, sizeGiB: Number(size) }] });
  };
  return { wish, change, at, name, nameFault, size, sizeFault, because, press, isPending: make.isPending, problem, isAboutName };
}

type Props = { place: InstancePlace; point: string; volume: string; snapshot: PointSnapshot };

/** What the disk is called, where it goes and how fast it is. */
export function CreateDiskForm({ place, point, volume, snapshot }: Props) {
  const styles = useStyles();
  const { wish, change, at, name, nameFault, size, sizeFault, because, press, isPending, problem, isAboutName } = useForm(
    place,
    volume,
    snapshot,
  );
  const disks = { region: snapshot.region, sizesGiB: sizeFault === undefined ? [Number(size)] : [], sectorSize: snapshot.sectorSize };
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    press();
  };
  return (
    <form onSubmit={onSubmit} className={styles.form} noValidate aria-label="Create managed disk">
      {problem !== undefined && !isAboutName && <ProblemMessage explained={explain(problem)} />}
      <DiskFields
        wish={wish}
        place={at}
        disks={disks}
        onChange={change}
        name={
          <TextInput
            label="Disk name"
            value={name}
            onChange={(typed) => change({ name: typed })}
            hint={nameHint('disk')}
            fault={nameFault}
          />
        }
        size={<SizeField sku={wish.sku} size={size} fault={sizeFault} onChange={(typed) => change({ size: typed })} />}
      />
      <div className={styles.foot}>
        <ActionButton appearance="primary" onPress={press} because={because} busy={isPending}>
          Create disk
        </ActionButton>
        <LinkButton to={paths.restorePoint(place, point)}>Cancel</LinkButton>
      </div>
    </form>
  );
}

import { api } from '@esan/contract';
import { diskSkus, diskTier, largestDiskGiB, parseResourceId, resourceGroupId, type DiskSku, type PointSnapshot } from '@esan/domain';
import { makeStyles, tokens } from '@fluentui/react-components';
import { useMutation, useSuspenseQuery } from '@tanstack/react-query';
import type { FormEvent } from 'react';
import { useNavigate } from 'react-router';
import { call, toProblem } from '../api/client.ts';
import { explainError, missingWords } from '../api/messages.ts';
import { q } from '../api/query.ts';
import { useRights } from '../operations/rights.ts';
import { remember } from '../operations/started.ts';
import { paths, type InstancePlace } from '../paths.ts';
import { useAddressText } from '../ui/address-text.ts';
import { BlockedButton, LinkButton } from '../ui/button.tsx';
import { ChoiceList } from '../ui/choice-list.tsx';
import { SelectInput, TextInput } from '../ui/fields.tsx';
import { PartialMessage } from '../ui/partial-message.tsx';
import { ProblemMessage } from '../ui/problem-message.tsx';
import { sizeWords } from '../ui/size-words.ts';
import { nameHint, nameSentence } from '../words/names.ts';
import { regionWords } from '../words/regions.ts';
import { useDiskDraft, zones, type Zone } from './disk-draft.ts';
import { isZoneRedundant, skuWords } from './disk-words.ts';

const useStyles = makeStyles({
  form: { display: 'flex', flexDirection: 'column', rowGap: '20px', maxWidth: '720px', paddingBottom: '24px' },
  foot: { display: 'flex', columnGap: '8px', paddingTop: '16px', borderTop: `1px solid ${tokens.colorNeutralStroke2}` },
});

type Wanted = { resourceGroup: string; name: string; sku: DiskSku; zone: Zone | undefined; sizeGiB: number };

function useCreate(subscriptionId: string, snapshotId: string) {
  const navigate = useNavigate();
  return useMutation({
    mutationFn: ({ resourceGroup, name, sku, zone, sizeGiB }: Wanted) =>
      call(api.createDisk, {
        params: { subscriptionId, resourceGroup, disk: name },
        body: { snapshotId, sku, sizeGiB, ...(zone === undefined ? {} : { zone }) },
      }),
    onSuccess: async ({ item }, { resourceGroup, name }) => {
      const to = paths.disk({ subscriptionId, resourceGroup, disk: name });
      remember(item.targetId, item.id);
      await navigate(to);
    },
  });
}

function SkuChoice({ sku, onChange }: { sku: DiskSku; onChange: (sku: string) => void }) {
  return (
    <ChoiceList label="Disk type" value={sku} onChange={onChange} choices={diskSkus.map((value) => ({ value, ...skuWords(value) }))} />
  );
}

function ZoneField({ sku, zone, onChange }: { sku: DiskSku; zone: Zone | undefined; onChange: (zone: string) => void }) {
  const isEverywhere = isZoneRedundant(sku);
  return (
    <SelectInput
      label="Availability zone"
      value={isEverywhere ? '' : (zone ?? '')}
      disabled={isEverywhere}
      onChange={onChange}
      hint={isEverywhere ? 'A zone-redundant disk is in all zones.' : 'A disk in a zone attaches only to machines of that zone.'}
      options={[{ value: '', label: 'No zone' }, ...zones.map((value) => ({ value, label: `Zone ${value}` }))]}
    />
  );
}

function SizeField({
  sku,
  size,
  fault,
  onChange,
}: {
  sku: DiskSku;
  size: string;
  fault: string | undefined;
  onChange: (size: string) => void;
}) {
  const tier = fault === undefined ? diskTier(sku, Number(size)) : undefined;
  return (
    <TextInput
      label="Size"
      type="number"
      unit="GiB"
      value={size}
      onChange={onChange}
      hint="As large as the snapshot's volume, or larger. A disk never shrinks."
      fault={fault}
      {...(tier === undefined ? {} : { fine: `${sizeWords(Number(size))}, performance tier ${tier}` })}
    />
  );
}

function sizeFaultOf(text: string, snapshot: PointSnapshot): string | undefined {
  const giB = /^\d{1,6}$/.test(text) ? Number(text) : Number.NaN;
  return giB >= snapshot.sizeGiB && giB <= largestDiskGiB
    ? undefined
    : `Enter a whole number from ${snapshot.sizeGiB} to ${largestDiskGiB}.`;
}

function useForm(place: InstancePlace, volume: string, snapshot: PointSnapshot) {
  const [draft, write] = useDiskDraft();
  const [typed, setName] = useAddressText('name');
  const subscriptionId = parseResourceId(snapshot.id)?.subscriptionId ?? place.subscriptionId;
  const groups = useSuspenseQuery(q(api.listResourceGroups, { params: { subscriptionId } }));
  const create = useCreate(subscriptionId, snapshot.id);
  const name = typed ?? `${volume}-disk`;
  const isThere = groups.data.items.some((group) => group.name === draft.resourceGroup);
  const refused = create.variables;
  const problem = create.error === null ? undefined : toProblem(create.error);
  // The refusal is about the name that was sent; another name is a new question.
  const isTaken = problem?.code === 'name-taken' && refused?.name === name && refused.resourceGroup === draft.resourceGroup;
  const nameFault =
    nameSentence('disk', name) ?? (isTaken ? `The name is taken in ${draft.resourceGroup ?? ''}. Choose another.` : undefined);
  const scope = isThere ? resourceGroupId(subscriptionId, draft.resourceGroup ?? '') : undefined;
  const lacking = useRights(scope)('create-disk');
  const size = draft.size ?? String(snapshot.sizeGiB);
  const sizeFault = sizeFaultOf(size, snapshot);
  const groupFault = isThere ? undefined : 'Choose a resource group.';
  return { draft, write, name, setName, groups, create, problem, nameFault, groupFault, size, sizeFault, lacking };
}

type Props = { place: InstancePlace; point: string; volume: string; snapshot: PointSnapshot };

/** What the disk is called, where it goes and how fast it is. */
export function CreateDiskForm({ place, point, volume, snapshot }: Props) {
  const styles = useStyles();
  const { draft, write, name, setName, groups, create, problem, ...form } = useForm(place, volume, snapshot);
  const { nameFault, groupFault, size, sizeFault } = form;
  const because = groupFault ?? nameFault ?? sizeFault ?? form.lacking;
  const submit = () => {
    if (because !== undefined || create.isPending || draft.resourceGroup === undefined) return;
    const zone = isZoneRedundant(draft.sku) ? undefined : draft.zone;
    create.mutate({ resourceGroup: draft.resourceGroup, name, sku: draft.sku, zone, sizeGiB: Number(size) });
  };
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    submit();
  };
  return (
    <form onSubmit={onSubmit} className={styles.form} noValidate aria-label="Create managed disk">
      {problem !== undefined && problem.code !== 'name-taken' && <ProblemMessage explained={explainError(create.error)} />}
      <PartialMessage missing={missingWords(groups.data.missing)} noun="resource groups" onRetry={() => void groups.refetch()} />
      <SelectInput
        label="Resource group"
        value={groupFault === undefined ? (draft.resourceGroup ?? '') : ''}
        placeholder="Choose a resource group"
        onChange={(value) => write('resourceGroup', value)}
        options={groups.data.items.map(({ name: value, region }) => ({ value, label: `${value} (${regionWords(region)})` }))}
      />
      <TextInput label="Disk name" value={name} onChange={setName} hint={nameHint('disk')} fault={nameFault} />
      <SkuChoice sku={draft.sku} onChange={(sku) => write('sku', sku)} />
      <SizeField sku={draft.sku} size={size} fault={sizeFault} onChange={(value) => write('size', value)} />
      <ZoneField sku={draft.sku} zone={draft.zone} onChange={(zone) => write('zone', zone)} />
      <div className={styles.foot}>
        <BlockedButton appearance="primary" onPress={submit} because={because} busy={create.isPending}>
          Create disk
        </BlockedButton>
        <LinkButton to={paths.restorePoint(place, point)}>Cancel</LinkButton>
      </div>
    </form>
  );
}

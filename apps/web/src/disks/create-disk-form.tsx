import { api } from '@esan/contract';
import { largestDiskGiB, parseResourceId, resourceGroupId, type DiskSku, type PointSnapshot } from '@esan/domain';
import { makeStyles, tokens } from '@fluentui/react-components';
import { useMutation, useSuspenseQuery } from '@tanstack/react-query';
import type { FormEvent } from 'react';
import { useNavigate } from 'react-router';
import { call, toProblem } from '../api/client.ts';
import { explainError, missingWords } from '../api/messages.ts';
import { q } from '../api/query.ts';
import { DiskCost, SkuChoice, TagsField, ZoneField, type Zone } from './disk-kind.tsx';
import { useRights } from '../api/rights.ts';
import { remember } from '../api/tab-memory.ts';
import { SubscriptionField } from '../lists/subscription-field.tsx';
import { paths, type InstancePlace } from '../links/paths.ts';
import { useAddressText } from '../ui/forms/address-text.ts';
import { ActionButton, LinkButton } from '../ui/layout/button.tsx';
import { SelectInput, TextInput } from '../ui/forms/fields.tsx';
import { PartialMessage } from '../ui/messages/partial-message.tsx';
import { ProblemMessage } from '../ui/messages/problem-message.tsx';
import { sizeWords } from '../ui/values/size-words.ts';
import { nameHint, nameSentence } from '../words/names.ts';
import { regionWords } from '../words/regions.ts';
import { isZoneRedundant, performanceWords, diskTagsFault, diskTagsIn } from '../words/disks.ts';
import { useDiskDraft } from './disk-draft.ts';

const useStyles = makeStyles({
  form: { display: 'flex', flexDirection: 'column', rowGap: '20px', maxWidth: '720px', paddingBottom: '24px' },
  foot: { display: 'flex', columnGap: '8px', paddingTop: '16px', borderTop: `1px solid ${tokens.colorNeutralStroke2}` },
});

type Wanted = { resourceGroup: string; name: string; sku: DiskSku; zone: Zone | undefined; sizeGiB: number; tags: Record<string, string> };

function useCreate(subscriptionId: string, snapshotId: string) {
  const navigate = useNavigate();
  return useMutation({
    mutationFn: ({ resourceGroup, name, sku, zone, sizeGiB, tags }: Wanted) =>
      call(api.createDisk, {
        params: { subscriptionId, resourceGroup, disk: name },
        body: { snapshotId, sku, sizeGiB, tags, ...(zone === undefined ? {} : { zone }) },
      }),
    onSuccess: async ({ item }, { resourceGroup, name }) => {
      const to = paths.disk({ subscriptionId, resourceGroup, disk: name });
      remember(item.targetId, item.id);
      await navigate(to);
    },
  });
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

function useForm(place: InstancePlace, volume: string, snapshot: PointSnapshot) {
  const [draft, write] = useDiskDraft();
  const [typed, setName] = useAddressText('name');
  const [tags = '', setTags] = useAddressText('tags');
  const subscriptionId = draft.subscription ?? parseResourceId(snapshot.id)?.subscriptionId ?? place.subscriptionId;
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
  const size = draft.size ?? String(snapshot.sizeGiB ?? '');
  const sizeFault = sizeFaultOf(size, snapshot, draft.sku);
  const groupFault = isThere ? undefined : 'Choose a resource group.';
  const tagsFault = diskTagsFault(tags);
  const because = groupFault ?? nameFault ?? sizeFault ?? tagsFault ?? lacking;
  return {
    subscriptionId,
    draft,
    write,
    name,
    setName,
    tags,
    setTags,
    groups,
    create,
    problem,
    nameFault,
    groupFault,
    size,
    sizeFault,
    because,
  };
}

type Props = { place: InstancePlace; point: string; volume: string; snapshot: PointSnapshot };

/** What the disk is called, where it goes and how fast it is. */
export function CreateDiskForm({ place, point, volume, snapshot }: Props) {
  const styles = useStyles();
  const { draft, write, name, setName, groups, create, problem, ...form } = useForm(place, volume, snapshot);
  const { nameFault, groupFault, size, sizeFault, because, tags } = form;
  const disks = { region: snapshot.region, sizesGiB: sizeFault === undefined ? [Number(size)] : [], sectorSize: snapshot.sectorSize };
  const submit = () => {
    if (because !== undefined || create.isPending || draft.resourceGroup === undefined) return;
    const zone = isZoneRedundant(draft.sku) ? undefined : draft.zone;
    create.mutate({ resourceGroup: draft.resourceGroup, name, sku: draft.sku, zone, sizeGiB: Number(size), tags: diskTagsIn(tags) ?? {} });
  };
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    submit();
  };
  return (
    <form onSubmit={onSubmit} className={styles.form} noValidate aria-label="Create managed disk">
      {problem !== undefined && problem.code !== 'name-taken' && <ProblemMessage explained={explainError(create.error)} />}
      <PartialMessage missing={missingWords(groups.data.missing)} noun="resource groups" onRetry={() => void groups.refetch()} />
      <SubscriptionField value={form.subscriptionId} onChange={(id) => write('subscription', id)} />
      <SelectInput
        label="Resource group"
        value={groupFault === undefined ? (draft.resourceGroup ?? '') : ''}
        placeholder="Choose a resource group"
        onChange={(value) => write('resourceGroup', value)}
        options={groups.data.items.map(({ name: value, region }) => ({ value, label: `${value} (${regionWords(region)})` }))}
      />
      <TextInput label="Disk name" value={name} onChange={setName} hint={nameHint('disk')} fault={nameFault} />
      <SkuChoice sku={draft.sku} disks={disks} onChange={(sku) => write('sku', sku)} />
      <SizeField sku={draft.sku} size={size} fault={sizeFault} onChange={(value) => write('size', value)} />
      <ZoneField sku={draft.sku} zone={draft.zone} onChange={(zone) => write('zone', zone)} />
      <TagsField value={tags} onChange={form.setTags} />
      <DiskCost sku={draft.sku} disks={disks} />
      <div className={styles.foot}>
        <ActionButton appearance="primary" onPress={submit} because={because} busy={create.isPending}>
          Create disk
        </ActionButton>
        <LinkButton to={paths.restorePoint(place, point)}>Cancel</LinkButton>
      </div>
    </form>
  );
}

import { api } from '@esan/contract';
import { diskSkus, parseResourceId, type DiskSku, type PointSnapshot } from '@esan/domain';
import { Field, Input, makeStyles, Select, tokens } from '@fluentui/react-components';
import { useMutation, useSuspenseQuery } from '@tanstack/react-query';
import type { FormEvent } from 'react';
import { useNavigate } from 'react-router';
import { call, toProblem } from '../api/client.ts';
import { explainError, missingWords } from '../api/messages.ts';
import { q } from '../api/query.ts';
import { remember } from '../operations/started.ts';
import { paths, type InstancePlace } from '../paths.ts';
import { useAddressText } from '../ui/address-text.ts';
import { BlockedButton, LinkButton } from '../ui/button.tsx';
import { ChoiceList } from '../ui/choice-list.tsx';
import { PartialMessage } from '../ui/partial-message.tsx';
import { ProblemMessage } from '../ui/problem-message.tsx';
import { below } from '../ui/type.ts';
import { nameHint, nameSentence } from '../words/names.ts';
import { regionWords } from '../words/regions.ts';
import { useDiskDraft, type Zone } from './disk-draft.ts';
import { isZoneRedundant, skuWords } from './disk-words.ts';

const useStyles = makeStyles({
  form: { display: 'flex', flexDirection: 'column', rowGap: '20px', maxWidth: '720px', paddingBottom: '24px' },
  field: { maxWidth: '440px', [below.phone]: { maxWidth: 'none' } },
  foot: { display: 'flex', columnGap: '8px', paddingTop: '16px', borderTop: `1px solid ${tokens.colorNeutralStroke2}` },
});

type Wanted = { resourceGroup: string; name: string; sku: DiskSku; zone: Zone | undefined };

function useCreate(subscriptionId: string, snapshotId: string) {
  const navigate = useNavigate();
  return useMutation({
    mutationFn: ({ resourceGroup, name, sku, zone }: Wanted) =>
      call(api.createDisk, {
        params: { subscriptionId, resourceGroup, disk: name },
        body: { snapshotId, sku, ...(zone === undefined ? {} : { zone }) },
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
  const styles = useStyles();
  const isEverywhere = isZoneRedundant(sku);
  return (
    <Field
      label="Availability zone"
      className={styles.field}
      hint={isEverywhere ? 'A zone-redundant disk is in all zones.' : 'A disk in a zone attaches only to machines of that zone.'}
    >
      <Select value={isEverywhere ? '' : (zone ?? '')} disabled={isEverywhere} onChange={(_, { value }) => onChange(value)}>
        <option value="">No zone</option>
        <option value="1">Zone 1</option>
        <option value="2">Zone 2</option>
        <option value="3">Zone 3</option>
      </Select>
    </Field>
  );
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
  const groupFault = isThere ? undefined : 'Choose a resource group.';
  return { draft, write, name, setName, groups, create, problem, nameFault, groupFault };
}

type Props = { place: InstancePlace; point: string; volume: string; snapshot: PointSnapshot };

/** What the disk is called, where it goes and how fast it is. */
export function CreateDiskForm({ place, point, volume, snapshot }: Props) {
  const styles = useStyles();
  const { draft, write, name, setName, groups, create, problem, nameFault, groupFault } = useForm(place, volume, snapshot);
  const because = groupFault ?? nameFault;
  const submit = () => {
    if (because !== undefined || create.isPending || draft.resourceGroup === undefined) return;
    create.mutate({ resourceGroup: draft.resourceGroup, name, sku: draft.sku, zone: isZoneRedundant(draft.sku) ? undefined : draft.zone });
  };
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    submit();
  };
  return (
    <form onSubmit={onSubmit} className={styles.form} noValidate aria-label="Create managed disk">
      {problem !== undefined && problem.code !== 'name-taken' && <ProblemMessage explained={explainError(create.error)} />}
      <PartialMessage missing={missingWords(groups.data.missing)} noun="resource groups" onRetry={() => void groups.refetch()} />
      <Field label="Resource group" className={styles.field}>
        <Select
          value={groupFault === undefined ? (draft.resourceGroup ?? '') : ''}
          onChange={(_, { value }) => write('resourceGroup', value)}
        >
          <option value="" disabled>
            Choose a resource group
          </option>
          {groups.data.items.map((group) => (
            <option key={group.id} value={group.name}>
              {group.name} ({regionWords(group.region)})
            </option>
          ))}
        </Select>
      </Field>
      <Field
        label="Disk name"
        className={styles.field}
        hint={nameHint('disk')}
        {...(nameFault === undefined ? {} : { validationMessage: nameFault })}
      >
        <Input value={name} onChange={(_, { value }) => setName(value)} autoComplete="off" spellCheck={false} />
      </Field>
      <SkuChoice sku={draft.sku} onChange={(sku) => write('sku', sku)} />
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

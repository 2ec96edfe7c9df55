import { api } from '@esan/contract';
import { parentIdOf, rolesForRestore, sameId, volumeNameFault, type ElasticSan } from '@esan/domain';
import { makeStyles } from '@fluentui/react-components';
import { useSuspenseQuery } from '@tanstack/react-query';
import { missingWords } from '../api/messages.ts';
import { q } from '../api/query.ts';
import { instancePlaceOf, paths, type InstancePlace } from '../paths.ts';
import { useAddressText } from '../ui/address-text.ts';
import { ChoiceList } from '../ui/choice-list.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { CapacityBar } from '../ui/capacity-bar.tsx';
import { SelectInput, TextInput } from '../ui/fields.tsx';
import { PartialMessage } from '../ui/partial-message.tsx';
import { sizeWords } from '../ui/size-words.ts';
import { nameFaultWords, nameHint } from '../words/names.ts';
import { regionWords } from '../words/regions.ts';
import { requiredRoleWords } from '../words/roles.ts';
import { Notes } from '../ui/notes.tsx';
import { useDraft, useInstance, usePoint, useWriteDraft } from './restore-draft.ts';
import { LacksChoice, RestoreWizard } from './restore-wizard.tsx';
import { sansIn, subscriptionIn, suggestedName, targetOf, whyNotInto, type Need } from './target-choice.ts';

const useStyles = makeStyles({
  stack: { display: 'flex', flexDirection: 'column', rowGap: '20px', maxWidth: '900px' },
  scope: { display: 'grid', gridTemplateColumns: 'repeat(auto-fit, minmax(min(100%, 240px), 1fr))', columnGap: '16px', rowGap: '20px' },
});

function SanChoice({
  sans,
  chosen,
  need,
  onChoose,
}: {
  sans: readonly ElasticSan[];
  chosen: ElasticSan | undefined;
  need: Need;
  onChoose: (groupId: string) => void;
}) {
  const choose = (id: string) => {
    const first = sans.find((san) => san.id === id)?.groups[0];
    if (first !== undefined) onChoose(first.id);
  };
  return (
    <ChoiceList
      label="Elastic SAN"
      value={chosen?.id}
      onChange={choose}
      choices={sans.map((san) => ({
        value: san.id,
        title: san.name,
        detail: `${regionWords(san.region)}, resource group ${san.resourceGroup}`,
        end: `${sizeWords(san.totalGiB - san.usedGiB)} free`,
        because: whyNotInto(san, need),
      }))}
    />
  );
}

/** The subscription of the target, and the resource group to which the list is narrowed. */
function Scope({
  subscriptionId,
  resourceGroup = '',
  sans,
}: {
  subscriptionId: string;
  resourceGroup: string | undefined;
  sans: readonly ElasticSan[];
}) {
  const styles = useStyles();
  const write = useWriteDraft();
  const subscriptions = useSuspenseQuery(q(api.listSubscriptions, {})).data.items;
  const groups = [...new Set(sans.map((san) => san.resourceGroup))].toSorted();
  return (
    <div className={styles.scope}>
      <SelectInput
        label="Subscription"
        value={subscriptionId}
        onChange={(subscription) => write({ subscription, group: undefined, resourceGroup: undefined })}
        options={subscriptions.map(({ id, name }) => ({ value: id, label: name }))}
      />
      <SelectInput
        label="Resource group"
        value={groups.includes(resourceGroup) ? resourceGroup : ''}
        onChange={(name) => write({ resourceGroup: name === '' ? undefined : name })}
        options={[{ value: '', label: 'All resource groups' }, ...groups.map((name) => ({ value: name, label: name }))]}
      />
    </div>
  );
}

function TargetNotes({ roles, source }: { roles: readonly string[]; source: string }) {
  return (
    <Notes
      notes={[
        {
          title: 'What the vault needs',
          text: `${new Intl.ListFormat('en-GB').format(roles)}. The next step checks it; missing roles can be assigned there.`,
        },
        {
          title: 'What stays as it is',
          text: `${source} keeps running, connected and backed up; the restore point stays until it expires.`,
        },
        { title: 'The name', text: "A volume's name is part of its iSCSI name and cannot change later." },
      ]}
    />
  );
}

function useTarget(place: InstancePlace, point: string) {
  const draft = useDraft();
  const [typed, setName] = useAddressText('name');
  const { item: instance } = useInstance(place);
  const { item, asOf } = usePoint(place, point);
  const subscriptionId = subscriptionIn(draft) ?? place.subscriptionId;
  const { data, isFetching, refetch } = useSuspenseQuery(q(api.listElasticSans, { query: { subscriptionId } }));
  const need: Need = { region: item.snapshot?.region ?? instance.region, sizeGiB: item.snapshot?.sizeGiB ?? 0 };
  const found = targetOf(data.items, draft.group ?? (draft.subscription === undefined ? instance.groupId : ''));
  const target = found !== undefined && whyNotInto(found.san, need) === undefined ? found : undefined;
  const taken = target?.group.volumes ?? [];
  const name = typed ?? suggestedName(instance.volumeName, taken);
  const fault = volumeNameFault(name, taken);
  return { draft, subscriptionId, instance, item, asOf, sans: data, isFetching, refetch, need, target, name, setName, fault };
}

function Target({ place, point }: { place: InstancePlace; point: string }) {
  const styles = useStyles();
  const write = useWriteDraft();
  const { draft, subscriptionId, instance, sans, need, target, name, setName, fault, ...rest } = useTarget(place, point);
  const chosen = { instance: instance.id, point, group: target?.group.id, name };
  const faultWords = fault === undefined ? undefined : nameFaultWords('volume', fault);
  const because = target === undefined ? 'Choose an Elastic SAN.' : faultWords;
  const roles = rolesForRestore(target?.san.id ?? parentIdOf(instance.groupId), instance.snapshotGroupId).map(requiredRoleWords);
  const choose = (group: string) => write({ group });
  return (
    <RestoreWizard
      volume={instance.volumeName}
      current="target"
      draft={{ ...draft, ...chosen }}
      back={paths.restore('point', { ...draft, name: draft.name })}
      next={{ label: 'Next: Validate', to: paths.restore('validate', chosen), because }}
      aside={<TargetNotes roles={roles} source={instance.volumeName} />}
      summary={`1 volume, ${sizeWords(need.sizeGiB)}`}
    >
      <PartialMessage missing={missingWords(sans.missing)} noun="Elastic SANs" onRetry={() => void rest.refetch()} busy={rest.isFetching} />
      <div className={styles.stack}>
        <Scope subscriptionId={subscriptionId} resourceGroup={draft.resourceGroup} sans={sans.items} />
        {sans.items.length === 0 && (
          <EmptyState title="No Elastic SAN in this subscription" small>
            A restore makes the volume in an Elastic SAN that exists. Choose another subscription.
          </EmptyState>
        )}
        <SanChoice sans={sansIn(sans.items, draft.resourceGroup)} chosen={target?.san} need={need} onChoose={choose} />
        {target !== undefined && (
          <>
            <CapacityBar
              title={`Capacity of ${target.san.name}`}
              totalGiB={target.san.totalGiB}
              usedGiB={target.san.usedGiB}
              added={{ label: 'This restore', giB: need.sizeGiB }}
            />
            <SelectInput
              label="Volume group"
              value={target.san.groups.find(({ id }) => sameId(id, target.group.id))?.id ?? ''}
              onChange={choose}
              options={target.san.groups.map((group) => ({ value: group.id, label: group.name }))}
            />
            <TextInput
              label="New volume name"
              value={name}
              onChange={setName}
              hint={nameHint('volume')}
              fault={faultWords}
              fine={`Free in ${target.group.name}`}
            />
          </>
        )}
      </div>
    </RestoreWizard>
  );
}

/** Step 2: where the new volume goes and what it is called. */
export function RestoreTargetStep() {
  const draft = useDraft();
  const place = draft.instance === undefined ? undefined : instancePlaceOf(draft.instance);
  if (place === undefined || draft.point === undefined)
    return <LacksChoice of="point" draft={place === undefined ? { ...draft, instance: undefined } : draft} />;
  return <Target place={place} point={draft.point} />;
}

import { api } from '@esan/contract';
import { rolesForRestore, sameId, volumeNameFault, type Check } from '@esan/domain';
import { makeStyles } from '@fluentui/react-components';
import { keepPreviousData, useQuery, useSuspenseQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { missingWords } from '../../api/messages.ts';
import { q } from '../../api/query.ts';
import { useSettled } from '../../ui/forms/settled.ts';
import { instancePlaceOf, paths, type InstancePlace } from '../../links/paths.ts';
import { useAddressText } from '../../ui/forms/address-text.ts';
import { LinkButton } from '../../ui/layout/button.tsx';
import { EmptyState } from '../../ui/messages/empty-state.tsx';
import { CapacityBar } from '../../ui/values/capacity-bar.tsx';
import { SelectInput, TextInput } from '../../ui/forms/fields.tsx';
import { Message } from '../../ui/messages/message.tsx';
import { PartialMessage } from '../../ui/messages/partial-message.tsx';
import { sizeWords } from '../../ui/values/size-words.ts';
import { nameFaultWords, nameHint } from '../../words/names.ts';
import { checkSentence } from '../../words/rules.ts';
import { requiredRoleWords } from '../../words/roles.ts';
import { pointSentence } from '../../words/source.ts';
import { Notes } from '../../ui/messages/notes.tsx';
import {
  onePlanQuery,
  useRestoreDraft,
  useInstance,
  usePoint,
  useSourceSentence,
  useWriteDraft,
  type RestorePlan,
} from './restore-draft.ts';
import { SubscriptionField } from '../../lists/subscription-field.tsx';
import { LacksChoice, RestoreWizard } from './restore-wizard.tsx';
import { NewGroup } from './new-group.tsx';
import { EmptySans, ResourceGroupField, SanChoice, Scope } from './target-fields.tsx';
import { hasRoomFor, sansIn, subscriptionIn, suggestedName, targetOf, whyNotInto, type Need, type TargetGroup } from './target-choice.ts';

const useStyles = makeStyles({
  stack: { display: 'flex', flexDirection: 'column', rowGap: '20px', maxWidth: '900px' },
});

function TargetNotes({ roles, stays, today }: { roles: readonly string[]; stays: string; today: ReactNode }) {
  return (
    <Notes
      notes={[
        {
          title: 'What the vault needs',
          text:
            roles.length === 0
              ? 'Roles on the Elastic SAN that is chosen; the next step checks them.'
              : `${new Intl.ListFormat('en-GB').format(roles)}. The next step checks it; missing roles can be assigned there.`,
        },
        { title: 'What stays as it is', text: stays },
        ...(today === undefined ? [] : [{ title: 'Daily limit', text: today }]),
        { title: 'The name', text: "A volume's name is part of its iSCSI name and cannot change later." },
      ]}
    />
  );
}

type Early = Pick<RestorePlan, 'instance' | 'point' | 'name'> & { group: string | undefined };

/** What only Azure's jobs and deleted volumes tell, as soon as there is a target: the next step checks all rules. */
function useEarlyChecks({ group = '', ...from }: Early): readonly Check[] {
  const isAsked = group !== '' && volumeNameFault(from.name, []) === undefined;
  const query = onePlanQuery({ ...from, group });
  return useQuery({ ...query, enabled: isAsked, placeholderData: keepPreviousData }).data?.item.checks ?? [];
}

const sentenceOf = (checks: readonly Check[], rule: Check['rule']) => {
  const check = checks.find((one) => one.rule === rule);
  return check === undefined ? undefined : checkSentence(check, 'restore');
};

function useTarget(place: InstancePlace, point: string) {
  const draft = useRestoreDraft();
  const [typed, setName] = useAddressText('name');
  const { item: instance } = useInstance(place);
  const { item, asOf } = usePoint(place, point);
  const stays = `${useSourceSentence(instance)} ${pointSentence(item.expires)}`;
  const subscriptionId = subscriptionIn(draft) ?? place.subscriptionId;
  const { data, isFetching, refetch } = useSuspenseQuery(q(api.listElasticSans, { query: { subscriptionId } }));
  const need: Need = { region: item.snapshot?.region ?? instance.region, sizeGiB: item.snapshot?.sizeGiB ?? 0 };
  const found = targetOf(data.items, draft.group ?? (draft.subscription === undefined ? instance.groupId : ''));
  const target = found !== undefined && whyNotInto(found.san, need) === undefined ? found : undefined;
  const taken = target?.group.volumes ?? [];
  const name = typed ?? suggestedName(instance.volumeName, taken);
  const fault = volumeNameFault(name, taken);
  const early = useEarlyChecks({ instance: instance.id, point, group: target?.group.id, name: useSettled(name) });
  return { early, draft, subscriptionId, instance, item, asOf, sans: data, isFetching, refetch, need, target, name, setName, fault, stays };
}

type DestinationProps = { target: TargetGroup; need: Need; onGroup: (id: string) => void; children: ReactNode };

/** The room of the chosen Elastic SAN, and which of its volume groups. */
function Destination({ target: { san, group }, need, onGroup, children }: DestinationProps) {
  return (
    <>
      <CapacityBar
        title={`Capacity of ${san.name}`}
        totalGiB={san.totalGiB}
        usedGiB={san.usedGiB}
        added={{ label: 'This restore', giB: need.sizeGiB }}
      />
      <SelectInput
        label="Volume group"
        value={san.groups.find(({ id }) => sameId(id, group.id))?.id ?? ''}
        onChange={onGroup}
        options={san.groups.map(({ id, name }) => ({ value: id, label: name }))}
      />
      <NewGroup san={san} onMade={onGroup} />
      {children}
    </>
  );
}

/** Another subscription has other resource groups and volume groups. */
const elsewhere = { group: undefined, resourceGroup: undefined };

const lost = 'The snapshot behind this restore point was deleted.';

function LostSnapshot({ back }: { back: string }) {
  return (
    <Message
      tone="bad"
      title={lost}
      actions={
        <LinkButton size="small" to={back}>
          Choose another restore point
        </LinkButton>
      }
    >
      It held the point's content; nothing can bring it back.
    </Message>
  );
}

function NoRoom({ disk }: { disk: string }) {
  return (
    <Message
      tone="warn"
      title="No Elastic SAN of this subscription can take the volume."
      actions={
        <LinkButton size="small" to={disk}>
          Create managed disk
        </LinkButton>
      }
    >
      The reason of each stands beside it. Choose another subscription, expand an Elastic SAN in the Azure portal, or make a managed disk
      from the point.
    </Message>
  );
}

function Target({ place, point }: { place: InstancePlace; point: string }) {
  const styles = useStyles();
  const write = useWriteDraft();
  const { draft, subscriptionId, instance, sans, need, target, name, setName, fault, early, stays, item, ...rest } = useTarget(
    place,
    point,
  );
  const keptAs = early.find(({ rule, about = '' }) => rule === 'deleted-volume' && about.startsWith(name));
  const chosen = { instance: instance.id, point, group: target?.group.id, name };
  const faultWords = fault === undefined ? undefined : nameFaultWords('volume', fault);
  const isLost = item.noSnapshot?.because === 'gone';
  const isFull = sans.items.length > 0 && !sans.items.some((san) => hasRoomFor(san, need));
  const none = isFull ? 'No Elastic SAN here can take the volume.' : 'Choose an Elastic SAN.';
  const because = isLost ? lost : target === undefined ? none : faultWords;
  const roles = target === undefined ? [] : rolesForRestore(target.san.id, instance.snapshotGroupId).map(requiredRoleWords);
  const choose = (group: string) => write({ group });
  const size = (item.snapshot?.sizeGiB ?? null) === null ? 'size not known' : sizeWords(need.sizeGiB);
  return (
    <RestoreWizard
      volume={instance.volumeName}
      current="target"
      draft={{ ...draft, ...chosen }}
      back={paths.restore('point', { ...draft, name: draft.name })}
      next={{ label: 'Next: Validate', to: paths.restore('validate', chosen), because }}
      aside={<TargetNotes roles={roles} stays={stays} today={sentenceOf(early, 'daily-limit')} />}
      summary={`1 volume, ${size}`}
    >
      {isLost && <LostSnapshot back={paths.restore('point', { instance: instance.id })} />}
      <PartialMessage missing={missingWords(sans.missing)} noun="Elastic SANs" onRetry={() => void rest.refetch()} busy={rest.isFetching} />
      <div className={styles.stack}>
        <Scope>
          <SubscriptionField value={subscriptionId} onChange={(subscription) => write({ ...elsewhere, subscription })} />
          <ResourceGroupField value={draft.resourceGroup} sans={sans.items} onChange={(resourceGroup) => write({ resourceGroup })} />
        </Scope>
        {sans.items.length === 0 && (
          <EmptyState title="No Elastic SAN in this subscription" small>
            A restore makes the volume in an Elastic SAN that exists. Choose another subscription.
          </EmptyState>
        )}
        <SanChoice sans={sansIn(sans.items, draft.resourceGroup)} chosen={target?.san} need={need} onChoose={choose} />
        {isFull && <NoRoom disk={paths.createDisk({ instance: instance.id, point })} />}
        <EmptySans sans={sans.items} region={need.region} onMade={choose} />
        {target !== undefined && (
          <Destination target={target} need={need} onGroup={choose}>
            <TextInput
              label="New volume name"
              value={name}
              onChange={setName}
              hint={keptAs === undefined ? nameHint('volume') : checkSentence(keptAs, 'restore')}
              fault={faultWords}
              fine={keptAs === undefined ? `Free in ${target.group.name}` : undefined}
            />
          </Destination>
        )}
      </div>
    </RestoreWizard>
  );
}

/** Step 2: where the new volume goes and what it is called. */
export function RestoreTargetStep() {
  const draft = useRestoreDraft();
  const place = draft.instance === undefined ? undefined : instancePlaceOf(draft.instance);
  if (place === undefined || draft.point === undefined)
    return <LacksChoice of="point" draft={place === undefined ? { ...draft, instance: undefined } : draft} />;
  return <Target place={place} point={draft.point} />;
}

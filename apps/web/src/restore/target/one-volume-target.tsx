import { api } from '@esan/contract';
import { freeName, patternedName, rolesForRestore, sameId, volumeNameFault, type Check } from '@esan/domain';
import { makeStyles } from '@fluentui/react-components';
import { useSuspenseQuery } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { explain, explainError, missingWords } from '../../api/messages.ts';
import { q } from '../../api/query.ts';
import { paths } from '../../links/paths.ts';
import { SubscriptionField } from '../../lists/subscription-field.tsx';
import { ActionButton, LinkButton } from '../../ui/layout/button.tsx';
import { EmptyState } from '../../ui/messages/empty-state.tsx';
import { CapacityBar } from '../../ui/values/capacity-bar.tsx';
import { FieldRow, SelectInput, TextInput } from '../../ui/forms/fields.tsx';
import { Message } from '../../ui/messages/message.tsx';
import { Notes } from '../../ui/messages/notes.tsx';
import { PartialMessage } from '../../ui/messages/partial-message.tsx';
import { ProblemMessage } from '../../ui/messages/problem-message.tsx';
import { Skeleton } from '../../ui/messages/skeleton.tsx';
import { sizeWords } from '../../ui/values/size-words.ts';
import { nameFaultWords, nameHint } from '../../words/names.ts';
import { checkSentence } from '../../words/rules.ts';
import { requiredRoleWords } from '../../words/roles.ts';
import { pointSentence } from '../../words/source.ts';
import {
  addressOf,
  isWholeName,
  patternIn,
  useInstance,
  useRestorePlan,
  useSourceSentence,
  type ItemEditing,
} from '../plan/restore-set.ts';
import { RestoreWizard } from '../plan/restore-wizard.tsx';
import { NewGroup } from './new-group.tsx';
import { EmptySans, ResourceGroupField, SanChoice, Scope } from './target-fields.tsx';
import { hasRoomFor, sansIn, subscriptionIn, targetOf, whyNotInto, type Need, type TargetGroup } from './target-choice.ts';

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

const sentenceOf = (checks: readonly Check[], rule: Check['rule']) => {
  const check = checks.find((one) => one.rule === rule);
  return check === undefined ? undefined : checkSentence(check, 'restore');
};

/** The target as far as it is chosen: without a choice the volume's own group. */
function useTarget({ set, item }: ItemEditing, point: string) {
  const { item: instance } = useInstance(item.place);
  const { item: chosen, asOf } = useSuspenseQuery(q(api.getRestorePoint, { params: { ...item.place, point } })).data;
  const stays = `${useSourceSentence(instance)} ${pointSentence(chosen.expires)}`;
  const subscription = set.subscription?.split('*').at(-1);
  const [group] = set.groups;
  const subscriptionId = subscriptionIn({ subscription, group }) ?? item.place.subscriptionId;
  const sans = useSuspenseQuery(q(api.listElasticSans, { query: { subscriptionId } }));
  const need: Need = { region: chosen.snapshot?.region ?? instance.region, sizeGiB: chosen.snapshot?.sizeGiB ?? 0 };
  const found = targetOf(sans.data.items, group ?? (subscription === undefined ? instance.groupId : ''));
  const target = found !== undefined && whyNotInto(found.san, need) === undefined ? found : undefined;
  const taken = target?.group.volumes ?? [];
  const name = item.name ?? freeName(patternedName(patternIn(set), instance.volumeName, set.at ?? asOf), taken);
  return { subscriptionId, instance, chosen, asOf, stays, sans, need, target, name, fault: volumeNameFault(name, taken) };
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
      Each says why. Choose another subscription, expand an Elastic SAN in the Azure portal, or make a managed disk from the point.
    </Message>
  );
}

type NameProps = ItemEditing & {
  name: string;
  fault: Parameters<typeof nameFaultWords>[1] | undefined;
  /** The deleted volume that has the name. */
  keptAs: Check | undefined;
  freeIn: string;
};

/** The new name; an emptied one is suggested again once the field is left. */
function NameField({ item, write, name, fault, keptAs, freeIn }: NameProps) {
  const [isEmptied, setEmptied] = useState(false);
  const shown = isEmptied ? 'empty' : fault;
  return (
    <FieldRow onLeave={() => setEmptied(false)}>
      <TextInput
        label="New volume name"
        value={isEmptied ? '' : name}
        onChange={(typed) => {
          setEmptied(typed === '');
          write({ items: [{ ...item, name: typed === '' ? undefined : typed }] });
        }}
        hint={keptAs === undefined ? nameHint('volume') : checkSentence(keptAs, 'restore')}
        fault={shown === undefined ? undefined : nameFaultWords('volume', shown)}
        fine={keptAs === undefined ? `Free in ${freeIn}` : undefined}
      />
    </FieldRow>
  );
}

function Target({ point, ...editing }: ItemEditing & { point: string }) {
  const styles = useStyles();
  const { set, item, write } = editing;
  const { subscriptionId, instance, chosen, stays, sans, need, target, name, fault } = useTarget(editing, point);
  const whole = { ...set, items: [{ ...item, point, name }], groups: target === undefined ? [] : [target.group.id] };
  // What only Azure's jobs and deleted volumes tell; the next step checks all rules.
  const early =
    useRestorePlan(whole, { isOff: target === undefined || volumeNameFault(name, []) !== undefined }).data?.items[0]?.checks ?? [];
  const keptAs = early.find(({ rule, about = '' }) => rule === 'deleted-volume' && about.startsWith(name));
  const isLost = chosen.noSnapshot?.because === 'gone';
  const isFull = sans.data.items.length > 0 && !sans.data.items.some((san) => hasRoomFor(san, need));
  const none = isFull ? 'No Elastic SAN here can take the volume.' : 'Choose an Elastic SAN.';
  const because = isLost ? lost : target === undefined ? none : fault === undefined ? undefined : nameFaultWords('volume', fault);
  const roles = target === undefined ? [] : rolesForRestore(target.san.id, instance.snapshotGroupId).map(requiredRoleWords);
  const choose = (group: string) => write({ groups: [group] });
  const size = chosen.snapshot === null ? 'size not known' : sizeWords(need.sizeGiB);
  return (
    <RestoreWizard
      set={whole}
      current="target"
      next={{ label: 'Next: Validate', to: addressOf('validate', whole), because }}
      aside={<TargetNotes roles={roles} stays={stays} today={sentenceOf(early, 'daily-limit')} />}
      summary={`1 volume, ${size}`}
    >
      {isLost && <LostSnapshot back={addressOf('points', { ...set, items: [{ ...item, point: undefined }] })} />}
      <PartialMessage
        missing={missingWords(sans.data.missing)}
        noun="Elastic SANs"
        onRetry={() => void sans.refetch()}
        busy={sans.isFetching}
      />
      <div className={styles.stack}>
        <Scope>
          <SubscriptionField
            value={subscriptionId}
            onChange={(id) => write({ groups: [], resourceGroup: undefined, subscription: `${instance.region}*${id}` })}
          />
          <ResourceGroupField value={set.resourceGroup} sans={sans.data.items} onChange={(resourceGroup) => write({ resourceGroup })} />
        </Scope>
        {sans.data.items.length === 0 && (
          <EmptyState title="No Elastic SAN in this subscription" small>
            A restore makes the volume in an Elastic SAN that exists. Choose another subscription.
          </EmptyState>
        )}
        <SanChoice sans={sansIn(sans.data.items, set.resourceGroup)} chosen={target?.san} need={need} onChoose={choose} />
        {isFull && <NoRoom disk={paths.createDisk({ instance: instance.id, point })} />}
        <EmptySans sans={sans.data.items} region={need.region} onMade={choose} />
        {target !== undefined && (
          <Destination target={target} need={need} onGroup={choose}>
            <NameField {...editing} name={name} fault={fault} keptAs={keptAs} freeIn={target.group.name} />
          </Destination>
        )}
      </div>
    </RestoreWizard>
  );
}

/** Where a single new volume goes and what it is called, once it is known which point it comes from. */
export function OneVolumeTarget(editing: ItemEditing) {
  const { set, item } = editing;
  const plan = useRestorePlan(set, { isOff: isWholeName(item.point) });
  const row = plan.data?.items[0];
  const point = isWholeName(item.point) ? item.point : row?.point?.name;
  if (point !== undefined) return <Target {...editing} point={point} />;
  const problem = plan.error !== null ? explainError(plan.error) : row?.problem ? explain(row.problem) : undefined;
  const again = (
    <ActionButton size="small" onPress={() => void plan.refetch()} busy={plan.isFetching}>
      Try again
    </ActionButton>
  );
  return (
    <RestoreWizard
      set={set}
      current="target"
      next={{
        label: 'Next: Validate',
        to: addressOf('validate', set),
        because: problem === undefined ? 'No restore point is chosen yet.' : 'The restore cannot be planned; why is said above.',
      }}
    >
      {problem !== undefined && <ProblemMessage explained={problem} actions={again} />}
      {plan.data === undefined && problem === undefined && <Skeleton lines={8} label="Reading the restore point" />}
      {row?.problem === null && (
        <EmptyState
          title="There is no such restore point"
          small
          action={
            <LinkButton to={addressOf('points', { ...set, items: [{ ...item, point: undefined }] })}>Choose a restore point</LinkButton>
          }
        >
          Azure has none at or before this moment, or the chosen one is gone.
        </EmptyState>
      )}
    </RestoreWizard>
  );
}

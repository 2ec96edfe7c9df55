import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { api, type Reply } from '@esan/contract';
import { sameId } from '@esan/domain';
import { useQuery } from '@tanstack/react-query';
import { explainError, missingWords } from '../../api/messages.ts';
import { q } from '../../api/query.ts';
import { ChoiceList } from '../../ui/forms/choice-list.tsx';
import { SelectInput } from '../../ui/forms/fields.tsx';
import { LinkButton } from '../../ui/layout/button.tsx';
import { EmptyState } from '../../ui/messages/empty-state.tsx';
import { Message } from '../../ui/messages/message.tsx';
import { PartialMessage } from '../../ui/messages/partial-message.tsx';
import { ProblemMessage } from '../../ui/messages/problem-message.tsx';
import { Skeleton } from '../../ui/messages/skeleton.tsx';
import { TryAgain } from '../../ui/messages/try-again.tsx';
import { SubscriptionField } from '../../lists/subscription-field.tsx';
import { regionWords } from '../../words/regions.ts';
import { addressOf, patternFor, type RestoreSet, type SetEditing } from '../plan/restore-set.ts';
import type { RestoreRow } from '../plan/rows.ts';
import { NewGroup } from './new-group.tsx';
import { EmptySans, ResourceGroupField, SanChoice, Scope } from './target-fields.tsx';
import { groupIn, hasRoomFor, lookedInto, sansIn, subscriptionIn, targetOf, whyNotInto, type Need } from './target-choice.ts';

type Props = SetEditing & {
  region: string;
  isOnly: boolean;
  rows: readonly RestoreRow[];
  sans: Reply<typeof api.planRestore>['sans'];
};

/** Where the volumes of one region go: each into its own group, or all into one; a single one into the group that is chosen. */
export function RegionTarget({ region, isOnly, set, write, rows, sans }: Props) {
  const mine = rows.filter((row) => sameId(row.region, region));
  const isAlone = set.items.length === 1;
  const subscription = lookedInto(region, set);
  // A single volume goes into its own group until another is looked for.
  const chosen = groupIn(region, set, rows, sans) ?? (isAlone && subscription === undefined ? mine[0]?.groupId : undefined);
  const others = isAlone ? [] : set.groups.filter((group) => group !== chosen);
  const need: Need = { region, sizeGiB: mine.reduce((sum, { sizeGiB }) => sum + (sizeGiB ?? 0), 0) };
  const isOne = isAlone || chosen !== undefined || subscription !== undefined;
  const home = subscriptionIn({ subscription: undefined, group: chosen ?? mine[0]?.sourceGroupId }) ?? '';
  return (
    <>
      {!isAlone && (
        <ChoiceList
          label={isOnly ? t`Target` : t`Target in ${regionWords(region)}`}
          layout="tiles"
          value={isOne ? 'one' : 'own'}
          onChange={(kind) =>
            kind === 'own' ? write({ groups: others, subscription: undefined }) : write({ subscription: `${region}*${home}` })
          }
          choices={[
            { value: 'own', title: t`Their own volume groups`, detail: t`Each new volume goes beside its source.` },
            { value: 'one', title: t`One volume group`, detail: t`All go into the same group, here or in another subscription.` },
          ]}
        />
      )}
      {isOne && (
        <OneGroup
          need={need}
          chosen={chosen}
          set={set}
          write={write}
          subscription={subscription ?? home}
          onSubscription={(id) => write({ subscription: `${region}*${id}`, groups: others, resourceGroup: undefined })}
          onGroup={(group) => write({ groups: [...others, group] })}
        />
      )}
    </>
  );
}

function NoRoom({ set }: { set: RestoreSet }) {
  const isOne = set.items.length === 1;
  const disks = { ...set, as: 'disks', pattern: patternFor('disks', set.items.length) } as const;
  return (
    <Message
      tone="warn"
      title={
        isOne ? t`No Elastic SAN of this subscription can take the volume.` : t`No Elastic SAN of this subscription can take the volumes.`
      }
      actions={
        <LinkButton size="small" to={addressOf('disks', disks)}>
          {isOne ? t`Create managed disk` : t`Create managed disks`}
        </LinkButton>
      }
    >
      {isOne
        ? t`Each says why. Choose another subscription, expand an Elastic SAN in the Azure portal, or make a managed disk from the point.`
        : t`Each says why. Choose another subscription, expand an Elastic SAN in the Azure portal, or make managed disks from the points.`}
    </Message>
  );
}

type OneGroupProps = SetEditing & {
  need: Need;
  chosen: string | undefined;
  subscription: string;
  onSubscription: (id: string) => void;
  onGroup: (id: string) => void;
};

function OneGroup({ need, chosen, set, write, subscription, onSubscription, onGroup }: OneGroupProps) {
  const { data, error, refetch, isFetching } = useQuery(q(api.listElasticSans, { query: { subscriptionId: subscription } }));
  if (data === undefined) {
    return error === null ? (
      <Skeleton lines={4} label={t`Reading the Elastic SANs`} />
    ) : (
      <ProblemMessage explained={explainError(error)} actions={<TryAgain onPress={() => void refetch()} busy={isFetching} />} />
    );
  }
  const found = chosen === undefined ? undefined : targetOf(data.items, chosen);
  const target = found !== undefined && whyNotInto(found.san, need) === undefined ? found : undefined;
  return (
    <>
      <PartialMessage missing={missingWords(data.missing)} noun={t`Elastic SANs`} onRetry={() => void refetch()} busy={isFetching} />
      <Scope>
        <SubscriptionField value={subscription} onChange={onSubscription} />
        <ResourceGroupField value={set.resourceGroup} sans={data.items} onChange={(resourceGroup) => write({ resourceGroup })} />
      </Scope>
      {data.items.length === 0 && (
        <EmptyState title={t`No Elastic SAN in this subscription`} small>
          <Trans>A restore makes the volume in an Elastic SAN that exists. Choose another subscription.</Trans>
        </EmptyState>
      )}
      <SanChoice sans={sansIn(data.items, set.resourceGroup)} chosen={target?.san} need={need} onChoose={onGroup} />
      {data.items.length > 0 && !data.items.some((san) => hasRoomFor(san, need)) && <NoRoom set={set} />}
      <EmptySans sans={data.items} region={need.region} chosen={chosen} onMade={onGroup} />
      {target !== undefined && (
        <>
          <SelectInput
            label={t`Volume group`}
            value={target.group.id}
            onChange={onGroup}
            options={target.san.groups.map((group) => ({ value: group.id, label: group.name }))}
          />
          <NewGroup key={target.san.id} san={target.san} chosen={chosen} onMade={onGroup} />
        </>
      )}
    </>
  );
}

import { api, type Reply } from '@esan/contract';
import { sameId } from '@esan/domain';
import { useQuery } from '@tanstack/react-query';
import { explainError, missingWords } from '../../api/messages.ts';
import { q } from '../../api/query.ts';
import { ChoiceList } from '../../ui/forms/choice-list.tsx';
import { SelectInput } from '../../ui/forms/fields.tsx';
import { PartialMessage } from '../../ui/messages/partial-message.tsx';
import { ProblemMessage } from '../../ui/messages/problem-message.tsx';
import { Skeleton } from '../../ui/messages/skeleton.tsx';
import { SubscriptionField } from '../../lists/subscription-field.tsx';
import { regionWords } from '../../words/regions.ts';
import type { RestoreSet } from '../plan/restore-set.ts';
import type { RestoreRow } from '../plan/rows.ts';
import { NewGroup } from './new-group.tsx';
import { EmptySans, SanChoice, Scope } from './target-fields.tsx';
import { groupIn, lookedInto, subscriptionIn, targetOf, type Need } from './target-choice.ts';

type Props = {
  region: string;
  isOnly: boolean;
  set: RestoreSet;
  write: (changed: Partial<RestoreSet>) => void;
  rows: readonly RestoreRow[];
  sans: Reply<typeof api.planRestore>['sans'];
};

/** Where the volumes of one region go: each into its own group, or all into one. */
export function RegionTarget({ region, isOnly, set, write, rows, sans }: Props) {
  const mine = rows.filter((row) => sameId(row.region, region));
  const chosen = groupIn(region, set, rows, sans);
  const others = set.groups.filter((group) => group !== chosen);
  const need: Need = { region, sizeGiB: mine.reduce((sum, { sizeGiB }) => sum + (sizeGiB ?? 0), 0) };
  const subscription = lookedInto(region, set);
  const isOne = chosen !== undefined || subscription !== undefined;
  const home = subscriptionIn({ subscription: undefined, group: chosen ?? mine[0]?.sourceGroupId }) ?? '';
  return (
    <>
      <ChoiceList
        label={isOnly ? 'Target' : `Target in ${regionWords(region)}`}
        layout="tiles"
        value={isOne ? 'one' : 'own'}
        onChange={(kind) =>
          kind === 'own' ? write({ groups: others, subscription: undefined }) : write({ subscription: `${region}*${home}` })
        }
        choices={[
          { value: 'own', title: 'Their own volume groups', detail: 'Each new volume goes beside its source.' },
          { value: 'one', title: 'One volume group', detail: 'All go into the same group, here or in another subscription.' },
        ]}
      />
      {isOne && (
        <OneGroup
          need={need}
          chosen={chosen}
          subscription={subscription ?? home}
          onSubscription={(id) => write({ subscription: `${region}*${id}`, groups: others })}
          onGroup={(group) => write({ groups: [...others, group] })}
        />
      )}
    </>
  );
}

type OneGroupProps = {
  need: Need;
  chosen: string | undefined;
  subscription: string;
  onSubscription: (id: string) => void;
  onGroup: (id: string) => void;
};

function OneGroup({ need, chosen, subscription, onSubscription, onGroup }: OneGroupProps) {
  const { data, error, refetch, isFetching } = useQuery(q(api.listElasticSans, { query: { subscriptionId: subscription } }));
  if (data === undefined) {
    return error === null ? <Skeleton lines={4} label="Reading the Elastic SANs" /> : <ProblemMessage explained={explainError(error)} />;
  }
  const target = chosen === undefined ? undefined : targetOf(data.items, chosen);
  return (
    <>
      <PartialMessage missing={missingWords(data.missing)} noun="Elastic SANs" onRetry={() => void refetch()} busy={isFetching} />
      <Scope>
        <SubscriptionField value={subscription} onChange={onSubscription} />
        {target !== undefined && (
          <SelectInput
            label="Volume group"
            value={target.group.id}
            onChange={onGroup}
            options={target.san.groups.map((group) => ({ value: group.id, label: group.name }))}
          />
        )}
      </Scope>
      <SanChoice sans={data.items} chosen={target?.san} need={need} onChoose={onGroup} />
      <EmptySans sans={data.items} region={need.region} onMade={onGroup} />
      {target !== undefined && <NewGroup san={target.san} onMade={onGroup} />}
    </>
  );
}

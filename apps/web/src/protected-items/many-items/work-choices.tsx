import { t } from '@lingui/core/macro';
import { api } from '@esan/contract';
import { useQuery } from '@tanstack/react-query';
import { q } from '../../api/query.ts';
import type { InstancePlace, ItemWorkDraft } from '../../links/paths.ts';
import { ListTrouble } from '../../lists/list-trouble.tsx';
import { ChoiceList } from '../../ui/forms/choice-list.tsx';
import { Skeleton } from '../../ui/messages/skeleton.tsx';
import { termsWords, unknownTerms } from '../../words/policies.ts';
import { stopTitles } from '../stop-words.ts';
import type { DeedChoice, ItemDeed } from './item-work.ts';

type Change = (patch: ItemWorkDraft) => void;

/** The policies that items of one vault can take; of several vaults there is none that all have. */
function PolicyChoice({ at, choice, change }: { at: InstancePlace; choice: DeedChoice; change: Change }) {
  const { subscriptionId, resourceGroup, vault } = at;
  const asked = useQuery(q(api.listPolicies, { params: { subscriptionId, resourceGroup, vault } }));
  const { data, error } = asked;
  const trouble = <ListTrouble noun={t`policies`} asked={asked} />;
  if (data === undefined) return error === null ? <Skeleton lines={3} /> : trouble;
  return (
    <>
      {trouble}
      <ChoiceList
        label={t`Choose a policy of ${vault}`}
        value={choice.policyId}
        onChange={(policy) => change({ policy })}
        choices={data.items.map(({ id, name, terms }) => ({
          value: id,
          title: name,
          detail: terms === null ? unknownTerms : termsWords(terms),
        }))}
      />
    </>
  );
}

/** What has to be chosen for a deed; nothing where it needs no more than the items. */
export function WorkChoices({
  deed,
  places,
  choice,
  change,
}: {
  deed: ItemDeed;
  places: readonly InstancePlace[];
  choice: DeedChoice;
  change: Change;
}) {
  const [first] = places;
  if (deed === 'stop-backup') {
    return (
      <ChoiceList
        label={t`What becomes of the restore points?`}
        value={choice.points}
        onChange={(points) => change({ points })}
        choices={(['keep', 'expire'] as const).map((value) => ({ value, title: stopTitles[value] }))}
      />
    );
  }
  return deed === 'change-policy' && first !== undefined ? <PolicyChoice at={first} choice={choice} change={change} /> : null;
}

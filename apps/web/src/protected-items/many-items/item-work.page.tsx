import { plural, t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { api } from '@esan/contract';
import { backupInstanceId, vaultId } from '@esan/domain';
import { useQuery } from '@tanstack/react-query';
import { q } from '../../api/query.ts';
import { useRightsOfAll } from '../../api/rights.ts';
import { keepStarted } from '../../api/started-work.ts';
import { ListTrouble } from '../../lists/list-trouble.tsx';
import { paths, restoreInstances, restoreItems, type InstancePlace, type ItemWorkDraft } from '../../links/paths.ts';
import { useAddressDraft } from '../../ui/forms/address.ts';
import { ChoiceList } from '../../ui/forms/choice-list.tsx';
import { FormColumns } from '../../ui/forms/form-columns.tsx';
import { FieldStack } from '../../ui/forms/fields.tsx';
import { TypedNameInput, useTypedName } from '../../ui/forms/typed-name.tsx';
import { ActionButton, LinkButton } from '../../ui/layout/button.tsx';
import { Page } from '../../ui/layout/page.tsx';
import { EmptyState } from '../../ui/messages/empty-state.tsx';
import { Message } from '../../ui/messages/message.tsx';
import { ProgressBar } from '../../ui/messages/progress-bar.tsx';
import { termsWords, unknownTerms } from '../../words/policies.ts';
import { deedConsequence, deedRight, deedTitles, itemDeeds, type DeedChoice, type ItemDeed } from './item-work.ts';
import { ItemWorkTable } from './item-work-table.tsx';
import { SeenProgress } from './seen-progress.tsx';
import { stopTitles } from '../stop-words.ts';
import { useItemWork } from './use-item-work.ts';

const fields = ['do', 'vaults', 'items', 'points', 'policy', 'intent', 'rest'] as const satisfies (keyof ItemWorkDraft)[];

type Change = (patch: ItemWorkDraft) => void;

/** The policies that items of one vault can take; of several vaults there is none that all have. */
function PolicyChoice({ at, choice, change }: { at: InstancePlace; choice: DeedChoice; change: Change }) {
  const { subscriptionId, resourceGroup, vault } = at;
  const { data } = useQuery(q(api.listPolicies, { params: { subscriptionId, resourceGroup, vault } }));
  return (
    <ChoiceList
      label={t`Choose a policy of ${vault}`}
      value={choice.policyId}
      onChange={(policy) => change({ policy })}
      choices={(data?.items ?? []).map(({ id, name, terms }) => ({
        value: id,
        title: name,
        detail: terms === null ? unknownTerms : termsWords(terms),
      }))}
    />
  );
}

function Choices({
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

type Work = ReturnType<typeof useItemWork>;

const pausedWords = {
  throttled: t`Azure asked for fewer calls; this goes on by itself.`,
  'no-answer': t`Azure did not answer; this goes on by itself.`,
};

/** How far the work is, and the ways on. */
function Progress({ work, deed }: { work: Work; deed: ItemDeed }) {
  const asked = work.rows.filter(({ state }) => state !== undefined);
  const count = (...kinds: string[]) => asked.filter(({ state }) => state !== undefined && kinds.includes(state.kind)).length;
  const [done, failed] = [count('ready'), count('refused', 'waiting')];
  const open = <LinkButton to={paths.protectedItems()}>{t`Open protected items`}</LinkButton>;
  if (!work.isOver) {
    return (
      <Message
        tone="info"
        title={work.paused === undefined ? t`${done + failed} of ${asked.length} items are done.` : pausedWords[work.paused]}
      >
        <p>
          <Trans>Keep this page open until all is sent. A reload goes on where it stood, and nothing is done twice.</Trans>
        </p>
        <ProgressBar thin label={t`Items`} value={(done + failed) / Math.max(1, asked.length)} />
      </Message>
    );
  }
  // Azure has taken each backup by then, and its job may still run.
  if (failed === 0 && deed === 'back-up-now') {
    return (
      <Message
        tone="good"
        title={plural(done, { one: 'The backup has begun.', other: 'All # backups have begun.' })}
        actions={<LinkButton to={`${paths.jobs()}?operation=backup`}>{t`See their jobs`}</LinkButton>}
      />
    );
  }
  if (failed === 0)
    return <Message tone="good" title={plural(done, { one: 'The item is done.', other: 'All # items are done.' })} actions={open} />;
  return (
    <Message
      tone="bad"
      title={t`${done} of ${asked.length} items are done, ${failed} failed. The list says why.`}
      actions={
        <>
          <ActionButton size="small" onPress={work.retry}>
            {t`Retry failed only`}
          </ActionButton>
          {open}
        </>
      }
    />
  );
}

function becauseOf(work: Work, able: number, more: readonly (string | undefined)[]): string | undefined {
  if (work.asked.data === undefined) return t`The items are being read.`;
  return able === 0 ? t`It can be done to none of these items.` : more.find((one) => one !== undefined);
}

function ItemWork({ deed, draft, change }: { deed: ItemDeed; draft: ItemWorkDraft; change: Change }) {
  const places = restoreInstances(draft);
  const vaults = [...new Set(places.map(vaultId))];
  const choice: DeedChoice = { points: draft.points === 'expire' ? 'expire' : 'keep', policyId: draft.policy };
  const work = useItemWork({
    deed,
    choice,
    ids: places.map(backupInstanceId),
    intent: draft.rest === undefined ? draft.intent : undefined,
  });
  const lacking = useRightsOfAll(vaults)(deedRight(deed, choice));
  const able = work.rows.filter(({ because }) => because === undefined).length;
  const { sentence, isLoss } = deedConsequence(deed, choice);
  const title = deedTitles[deed](
    work.isSeen ? work.rows.length : work.isOn ? work.rows.filter(({ state }) => state !== undefined).length : able,
  );
  const confirm = useTypedName(`${able}`, `${deed} ${draft.policy}`);
  const isUnchosen = deed === 'change-policy' && draft.policy === undefined;
  const because = becauseOf(work, able, [
    lacking,
    deed === 'change-policy' && vaults.length > 1 ? t`The items are of several vaults, which have no policy in common.` : undefined,
    isUnchosen ? t`Choose a policy.` : undefined,
    isLoss ? confirm.because : undefined,
  ]);
  const press = () => {
    // The rest of a press has its intent: what was begun of it meanwhile is found by that, and not begun again.
    const intent = draft.intent ?? crypto.randomUUID();
    const begun = { ...restoreItems(work.begin(intent)), intent, rest: undefined };
    keepStarted({ title, to: paths.itemWork({ ...draft, do: deed, ...begun }) });
    change(begun);
  };
  const left = work.rows.length - able;
  return (
    <Page {...(work.asked.data === undefined ? {} : { title })}>
      <ListTrouble noun={t`items`} asked={work.asked} />
      {work.isOn && <Progress work={work} deed={deed} />}
      {work.isSeen && work.asked.data !== undefined && <SeenProgress work={work} draft={draft} />}
      {!work.isOn && !work.isSeen && (
        <FormColumns label={title} because={because} press={{ onPress: press, isPending: false }} cancel={paths.protectedItems()}>
          <FieldStack>
            <Choices deed={deed} places={places} choice={choice} change={change} />
            <Message tone={isLoss ? 'warn' : 'info'} title={sentence}>
              {left > 0 &&
                t`${left} of ${work.rows.length} selected items ${plural(left, { one: 'is', other: 'are' })} left out; the list says why.`}
            </Message>
            {isLoss && able > 0 && !isUnchosen && <TypedNameInput of={confirm} hint={t`The number of items that it is done to.`} />}
          </FieldStack>
        </FormColumns>
      )}
      <ItemWorkTable rows={work.asked.data === undefined ? undefined : work.rows} />
    </Page>
  );
}

/** One piece of work for many protected items: for how many it can be done and why not for the others, then how far it is. */
export function ItemWorkPage() {
  const { draft, change } = useAddressDraft(fields);
  const deed = itemDeeds.find((one) => one === draft.do);
  if (deed !== undefined && draft.items !== undefined) return <ItemWork deed={deed} draft={draft} change={change} />;
  return (
    <Page>
      <EmptyState title={t`No item is selected`} action={<LinkButton to={paths.protectedItems()}>{t`Go to Protected items`}</LinkButton>}>
        {t`Select items there, then choose what is to be done to them.`}
      </EmptyState>
    </Page>
  );
}

import { plural, t } from '@lingui/core/macro';
import { backupInstanceId, vaultId } from '@esan/domain';
import { useRightsOfAll } from '../../api/rights.ts';
import { keepStarted } from '../../api/started-work.ts';
import { ListTrouble } from '../../lists/list-trouble.tsx';
import { paths, restoreInstances, restoreItems, type ItemWorkDraft } from '../../links/paths.ts';
import { useAddressDraft } from '../../ui/forms/address.ts';
import { FormColumns } from '../../ui/forms/form-columns.tsx';
import { FieldStack } from '../../ui/forms/fields.tsx';
import { TypedNameInput, useTypedName } from '../../ui/forms/typed-name.tsx';
import { LinkButton } from '../../ui/layout/button.tsx';
import { Page } from '../../ui/layout/page.tsx';
import { EmptyState } from '../../ui/messages/empty-state.tsx';
import { Message } from '../../ui/messages/message.tsx';
import { deedConsequence, deedRight, deedTitles, itemDeeds, type DeedChoice, type ItemDeed } from './item-work.ts';
import { ItemWorkTable } from './item-work-table.tsx';
import { SeenProgress } from './seen-progress.tsx';
import { useItemWork } from './use-item-work.ts';
import { WorkChoices } from './work-choices.tsx';
import { WorkProgress } from './work-progress.tsx';
import { WorkResult } from './work-result.tsx';

const fields = ['do', 'vaults', 'items', 'points', 'policy', 'intent', 'rest'] as const satisfies (keyof ItemWorkDraft)[];

type Work = ReturnType<typeof useItemWork>;
type Change = (patch: ItemWorkDraft) => void;

function becauseOf(work: Work, able: number, more: readonly (string | undefined)[]): string | undefined {
  if (work.asked.data === undefined) return t`The items are being read.`;
  return able === 0 ? t`It can be done to none of these items.` : more.find((one) => one !== undefined);
}

/** Whether nothing goes on with an item. */
const isOfNoWork = ({ state }: Work['rows'][number]): boolean => state?.kind !== 'asking' && state?.kind !== 'queued';

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
  const lacking = useRightsOfAll(vaults)(deedRight(deed, choice, work.rows));
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
  const isOver = work.asked.data !== undefined && (work.isOver || (work.isSeen && work.rows.every(isOfNoWork)));
  return (
    <Page {...(work.asked.data === undefined ? {} : { title })}>
      <ListTrouble noun={t`items`} asked={work.asked} />
      {work.isOn && <WorkProgress work={work} draft={draft} />}
      {work.isSeen && work.asked.data !== undefined && <SeenProgress work={work} draft={draft} />}
      {!work.isOn && !work.isSeen && (
        <FormColumns label={title} because={because} press={{ onPress: press, isPending: false }} cancel={paths.protectedItems()}>
          <FieldStack>
            <WorkChoices deed={deed} places={places} choice={choice} change={change} />
            <Message tone={isLoss ? 'warn' : 'info'} title={sentence}>
              {left > 0 &&
                t`${left} of ${work.rows.length} selected items ${plural(left, { one: 'is', other: 'are' })} left out; the list says why.`}
            </Message>
            {isLoss && able > 0 && !isUnchosen && <TypedNameInput of={confirm} hint={t`The number of items that it is done to.`} />}
          </FieldStack>
        </FormColumns>
      )}
      <ItemWorkTable
        deed={deed}
        rows={work.asked.data === undefined ? undefined : work.rows}
        isOver={isOver}
        asOf={work.asked.data?.asOf ?? ''}
      />
      {isOver && <WorkResult deed={deed} choice={choice} rows={work.rows} />}
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

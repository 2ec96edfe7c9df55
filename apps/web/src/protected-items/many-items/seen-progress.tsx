import { t } from '@lingui/core/macro';
import { paths, restoreItems, type ItemWorkDraft } from '../../links/paths.ts';
import { ListTrouble } from '../../lists/list-trouble.tsx';
import { LinkButton } from '../../ui/layout/button.tsx';
import { Message } from '../../ui/messages/message.tsx';
import { Skeleton } from '../../ui/messages/skeleton.tsx';
import { seenSummary } from './seen-summary.ts';
import type { useItemWork } from './use-item-work.ts';

type Props = { work: ReturnType<typeof useItemWork>; draft: ItemWorkDraft };

/** What Azure shows of it; what failed or was not begun can be begun from here. */
function Summary({ work: { rows, isKnown }, draft }: Props) {
  const { title, tone, failed, rest } = seenSummary(rows, isKnown);
  // A backup is found by its intent: what was not seen may have begun all the same. One that failed is another press.
  const isByIntent = draft.do === 'back-up-now';
  const others = isByIntent ? rest : [...rest, ...failed];
  const again = (ids: readonly string[]) => paths.itemWork({ ...draft, intent: undefined, ...restoreItems(ids) });
  return (
    <Message
      tone={tone}
      title={title}
      actions={
        <>
          {rest.length > 0 && (
            <LinkButton size="small" to={isByIntent ? paths.itemWork({ ...draft, ...restoreItems(others), rest: 'yes' }) : again(others)}>
              {t`Do the rest`}
            </LinkButton>
          )}
          {failed.length > 0 && (isByIntent || rest.length === 0) && (
            <LinkButton size="small" to={again(failed)}>
              {t`Retry failed only`}
            </LinkButton>
          )}
          <LinkButton size="small" to={paths.protectedItems()}>{t`Open protected items`}</LinkButton>
        </>
      }
    >
      {isByIntent
        ? t`This is what Azure shows of it. It was begun in another tab or browser.`
        : t`It was begun in another tab or browser, or by somebody else. Azure keeps no job of such work: this page goes by how each item stands now.`}
    </Message>
  );
}

/** How far work is that was begun elsewhere, once what tells of it was read, or why that was not. */
export function SeenProgress({ work, draft }: Props) {
  const { told, asked } = work;
  return (
    <>
      {told !== asked && <ListTrouble noun={draft.do === 'undelete' ? t`protected items` : t`jobs`} asked={told} />}
      {told.data !== undefined && <Summary work={work} draft={draft} />}
      {told.data === undefined && told.error === null && <Skeleton lines={3} label={t`Reading what was done`} />}
    </>
  );
}

import { plural, t } from '@lingui/core/macro';
import { numberWords } from '../../ui/values/number-words.ts';
import type { WorkRow } from './use-item-work.ts';

/** How far work of elsewhere is: in a sentence, how well that is, and what of it can be begun from here. */
export type SeenSummary = { title: string; tone: 'good' | 'info' | 'warn' | 'bad'; failed: string[]; rest: string[] };

type SeenRow = Pick<WorkRow, 'id' | 'because' | 'state'>;

/** Whether an item is one that work begun elsewhere was about, as far as that can be told: it shows, or could still be begun. */
const isAsked = ({ state, because }: SeenRow): boolean => state !== undefined || because === undefined;

/** "1 of 2 items is done": the verb goes with those that are. */
export const doneWords = (done: number, total: number): string =>
  total === 1
    ? t`${numberWords(done)} of 1 item is done`
    : plural(done, { one: `# of ${numberWords(total)} items is done`, other: `# of ${numberWords(total)} items are done` });

type Counts = { total: number; done: number; going: number; failed: number; unseen: number };

function titleOf({ total, done, going, failed, unseen }: Counts, isKnown: boolean): string {
  if (total === 0) return t`Nothing of it shows in Azure.`;
  const parts = [
    doneWords(done, total),
    ...(going > 0 ? [t`Azure is at work on ${numberWords(going)}`] : []),
    ...(failed > 0 ? [t`${numberWords(failed)} failed`] : []),
    ...(unseen > 0 && isKnown ? [t`of ${numberWords(unseen)} nothing shows in Azure`] : []),
    ...(unseen > 0 && !isKnown ? [t`of ${numberWords(unseen)} it is not known`] : []),
  ];
  return `${parts.join(', ')}.`;
}

/** What Azure shows of work that was begun elsewhere; `isKnown` says that what does not show is not there. */
export function seenSummary(rows: readonly SeenRow[], isKnown: boolean): SeenSummary {
  const asked = rows.filter(isAsked);
  const idsOf = (kind: 'ready' | 'refused' | 'asking' | undefined) => asked.flatMap(({ id, state }) => (state?.kind === kind ? [id] : []));
  const [done, failed, going, unseen] = [idsOf('ready'), idsOf('refused'), idsOf('asking'), idsOf(undefined)];
  const isOpen = unseen.length > 0 || asked.length === 0;
  const counts = { total: asked.length, done: done.length, going: going.length, failed: failed.length, unseen: unseen.length };
  return {
    title: titleOf(counts, isKnown),
    tone: going.length > 0 ? 'info' : failed.length > 0 ? 'bad' : isOpen ? 'warn' : 'good',
    failed: going.length > 0 ? [] : failed,
    rest: going.length > 0 || !isKnown ? [] : unseen,
  };
}

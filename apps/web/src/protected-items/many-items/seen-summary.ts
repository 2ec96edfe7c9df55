import { plural, t } from '@lingui/core/macro';
import { numberWords } from '../../ui/values/number-words.ts';
import type { WorkRow } from './use-item-work.ts';

/** How far work of elsewhere is: in a sentence, how well that is, and what of it can be begun from here. */
export type SeenSummary = { title: string; tone: 'good' | 'info' | 'warn' | 'bad'; failed: string[]; rest: string[] };

/** Whether an item is one that work begun elsewhere was about, as far as that can be told: it shows, or could still be begun. */
const isAsked = ({ state, because }: WorkRow): boolean => state !== undefined || because === undefined;

type Counts = { total: number; done: number; going: number; failed: number; unseen: number };

function titleOf({ total, done, going, failed, unseen }: Counts, isKnown: boolean): string {
  if (total === 0) return t`Nothing of it shows in Azure.`;
  const parts = [
    plural(total, { one: `${numberWords(done)} of # item is done`, other: `${numberWords(done)} of # items are done` }),
    ...(going > 0 ? [t`Azure is at work on ${numberWords(going)}`] : []),
    ...(failed > 0 ? [t`${numberWords(failed)} failed`] : []),
    ...(unseen > 0 && isKnown ? [t`of ${numberWords(unseen)} nothing shows in Azure`] : []),
    ...(unseen > 0 && !isKnown ? [t`of ${numberWords(unseen)} it is not known`] : []),
  ];
  return `${parts.join(', ')}.`;
}

/** What Azure shows of work that was begun elsewhere; `isKnown` says that what does not show is not there. */
export function seenSummary(rows: readonly WorkRow[], isKnown: boolean): SeenSummary {
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

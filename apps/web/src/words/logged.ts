import { t } from '@lingui/core/macro';
import type { Actor, LoggedDeed, LoggedKind, Starter } from '@esan/domain';

/** Who it was, in short. */
export function actorWord({ kind, name }: Actor): string {
  if (kind === 'application') return t`Application ${name}`;
  return kind === 'managed-identity' ? t`Managed identity ${name}` : name;
}

/** Who it was, so that nobody is taken for somebody else of the same name. */
export const actorWords = (actor: Actor): string =>
  actor.account === null || actor.account === actor.name ? actorWord(actor) : `${actorWord(actor)} (${actor.account})`;

type Unknown = Extract<Starter, { is: 'unknown' }>['because'] | 'too-old';

const unknown: Record<Unknown, string> = {
  'not-yet': t`Azure's Activity log does not tell it yet: it is some minutes behind.`,
  'not-logged': t`Azure's Activity log does not tell it.`,
  several: t`More than one request in Azure's Activity log may have started it.`,
  'too-old': t`Azure keeps its Activity log for 90 days.`,
};

/** Why it is not known who started a job. */
export const starterUnknownWords = (because: Unknown): string => unknown[because];

const deeds: Record<Exclude<LoggedKind, 'other'>, string> = {
  configure: t`Configured backup or changed its settings`,
  'back-up': t`Started a backup`,
  restore: t`Started a restore`,
  stop: t`Stopped backup, all points kept`,
  pause: t`Stopped backup, points expire`,
  resume: t`Resumed backup`,
  delete: t`Deleted the protected item`,
};

/** What somebody did; Azure's own name of the action where we have no word for it. */
export const deedWords = ({ kind, action }: Pick<LoggedDeed, 'kind' | 'action'>): string => (kind === 'other' ? action : deeds[kind]);

const outcomes: Record<LoggedDeed['outcome'], string> = {
  'under-way': t`Under way`,
  succeeded: t`Succeeded`,
  failed: t`Failed`,
  refused: t`Refused by Azure`,
};

/** How it came out. */
export const deedOutcomeWord = (outcome: LoggedDeed['outcome']): string => outcomes[outcome];

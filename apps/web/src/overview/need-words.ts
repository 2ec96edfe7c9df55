import { plural, t } from '@lingui/core/macro';
import type { api, Reply } from '@esan/contract';
import type { Need } from '@esan/domain';
import { explain } from '../api/messages.ts';
import { withFilters, paths } from '../links/paths.ts';
import { listText } from '../settings/formats.ts';
import { numberWords } from '../ui/values/number-words.ts';
import { momentWords } from '../ui/time/time-words.ts';

/** Protected items of which somebody should see to the same for the same reason. */
export type NeedGroup = Reply<typeof api.getOverview>['items'][number];

/** The items of a group by name: all of a few, the first of many. */
export function namesOf({ items, count }: NeedGroup): string {
  const names = items.map(({ volumeName }) => volumeName);
  if (count <= 4) return listText(names);
  return listText([...names.slice(0, 3), t`${numberWords(count - 3)} more`]);
}

/** What is the matter with the items of a group, in a sentence or two. */
export function causeOf(group: NeedGroup, asOf: string): string {
  const { need, problem, count, items } = group;
  const since = items[0]?.since ?? asOf;
  const moment = momentWords(since, asOf);
  const why = problem === null ? undefined : explain(problem).happened;
  switch (need) {
    case 'failing': {
      const fails = plural(count, {
        one: `Every backup since ${moment} has failed.`,
        other: `Their backups are failing, the first of them since ${moment}.`,
      });
      return why === undefined ? fails : `${fails} ${why}`;
    }
    case 'behind':
      return plural(count, {
        one: `The backup that was due ${moment} made no restore point.`,
        other: `Backups that were due made no restore point, the first of them on ${moment}.`,
      });
    case 'error':
      return why ?? t`Azure calls the protection an error and does not say why.`;
    case 'not-configured':
      return why === undefined ? t`The protection never came to be.` : t`The protection never came to be. ${why}`;
    case 'unknown':
      return t`Azure calls the state by a word that the portal does not know.`;
    case 'warned':
      return t`The last backup made its restore point with a warning.`;
    case 'stopped':
      return t`Backups were stopped; the restore points are kept.`;
    case 'backups-paused':
      return t`Backups are paused.`;
  }
}

/** The list of all items of a group's kind. */
export function itemsLike(need: Need): string {
  if (need === 'warned') {
    return withFilters(paths.protectedItems(), { state: 'protected', result: 'completed-with-warnings' });
  }
  return withFilters(paths.protectedItems(), { state: need });
}

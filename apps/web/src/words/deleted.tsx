import { plural, t } from '@lingui/core/macro';
import { Delete16Regular } from '@fluentui/react-icons';
import { daysAhead, momentWords } from '../ui/time/time-words.ts';
import { StateWord } from '../ui/values/state-word.tsx';

type Left = { purgedAt: string; asOf: string };

/** How long a deleted item can still be brought back, to the nearest day, and until when: "14 days more, until 22 Sep, 13:16". */
export function daysLeftWords({ purgedAt, asOf }: Left, zone?: string): string {
  const days = daysAhead(purgedAt, asOf);
  if (Number.isNaN(days)) return t`Not known`;
  const until = momentWords(purgedAt, asOf, zone);
  return days < 1
    ? t`Less than a day more, until ${until}`
    : plural(days, { one: `1 day more, until ${until}`, other: `# days more, until ${until}` });
}

/** What was deleted, and for how long it can be brought back. */
export function DeletedWord({ purgedAt, asOf }: Left) {
  const days = daysAhead(purgedAt, asOf);
  return (
    <StateWord tone="quiet" icon={Delete16Regular}>
      {Number.isNaN(days)
        ? t`Deleted`
        : days < 1
          ? t`Deleted, less than a day to undelete`
          : plural(days, { one: 'Deleted, 1 day to undelete', other: 'Deleted, # days to undelete' })}
    </StateWord>
  );
}

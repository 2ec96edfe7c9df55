import { plural, t } from '@lingui/core/macro';
import type { RunRow } from '@esan/domain';
import { paths } from '../links/paths.ts';
import { LinkButton } from '../ui/layout/button.tsx';
import { Message } from '../ui/messages/message.tsx';

/** Whether nothing is left to be done about a volume, here or elsewhere. */
export const isMended = ({ later }: RunRow): boolean => later?.isProtected === true;

type LaterRun = NonNullable<NonNullable<RunRow['later']>['run']>;

/** The runs in which volumes were tried again, each once. */
const runsIn = (rows: readonly RunRow[]): LaterRun[] => [
  ...new Map(rows.flatMap(({ later }) => (later?.run ? [[later.run.name, later.run] as const] : []))).values(),
];

function titleOf(rows: readonly RunRow[]): string {
  const mended = rows.filter(isMended).length;
  if (mended === 0)
    return plural(rows.length, {
      one: '# volume that is not configured here was tried again by a newer run.',
      other: '# volumes that are not configured here were tried again by newer runs.',
    });
  return plural(mended, {
    one: '# volume that was not configured by this run is protected by now.',
    other: '# volumes that were not configured by this run are protected by now.',
  });
}

/** What became of volumes that a run has not protected, told where they failed, with the way to the newer run. */
export function RunLater({ rows }: { rows: readonly RunRow[] }) {
  const told = rows.filter(({ later }) => later !== null);
  if (told.length === 0) return null;
  const runs = runsIn(told).slice(0, 3);
  return (
    <Message
      tone={told.every(isMended) ? 'good' : 'info'}
      title={titleOf(told)}
      actions={runs.map((run) => (
        <LinkButton key={run.name} size="small" to={paths.run({ ...run, run: run.name })}>
          {t`View the newer run`}
        </LinkButton>
      ))}
    />
  );
}

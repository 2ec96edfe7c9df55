import { t } from '@lingui/core/macro';
import type { api, Reply } from '@esan/contract';
import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { paths, withFilters } from '../links/paths.ts';
import { explain } from '../api/messages.ts';
import { Happened } from '../ui/messages/azure-words.tsx';
import { TextLink } from '../ui/layout/text-link.tsx';
import { inHighContrast, type, unseen } from '../ui/look/type.ts';
import { dayWords, shortWeekdayWords } from '../ui/time/days.ts';
import { numberWords } from '../ui/values/number-words.ts';
import { jobStatusWord } from '../words/job.tsx';
import { jobDays, jobsInAll, type JobDay } from './job-days.ts';

type Week = Reply<typeof api.getOverview>['jobs'];

const useStyles = makeStyles({
  sum: { ...type.data, marginBottom: '8px' },
  chart: { ...type.axis, width: '100%', tableLayout: 'fixed', borderCollapse: 'collapse', color: tokens.colorNeutralForeground3 },
  cell: { padding: '0 4px', verticalAlign: 'bottom' },
  column: { display: 'flex', flexDirection: 'column', justifyContent: 'flex-end', rowGap: '2px', height: '72px' },
  part: { minHeight: '3px', borderRadius: '2px', [inHighContrast]: { forcedColorAdjust: 'none', border: '1px solid CanvasText' } },
  done: { backgroundColor: 'var(--v-good-soft)' },
  warned: { backgroundColor: 'var(--v-warn)' },
  failed: { backgroundColor: 'var(--v-bad)', [inHighContrast]: { backgroundColor: 'CanvasText' } },
  running: { backgroundColor: 'var(--v-brand)' },
  other: { backgroundColor: 'var(--v-quiet)' },
  day: { fontWeight: 400, textAlign: 'center', paddingTop: '4px' },
  reasons: { ...type.data, listStyleType: 'none', padding: 0, marginTop: '10px' },
  reason: {
    display: 'flex',
    columnGap: '12px',
    justifyContent: 'space-between',
    padding: '5px 0',
    borderTop: `1px solid ${tokens.colorNeutralStroke3}`,
  },
  unseen,
});

// Trouble and work stand on top.
const parts = ['failed', 'warned', 'other', 'running', 'done'] as const;

const words: Record<(typeof parts)[number], () => string> = {
  failed: () => jobStatusWord('failed'),
  warned: () => jobStatusWord('completed-with-warnings'),
  other: () => t`Cancelled or not known`,
  running: () => jobStatusWord('running'),
  done: () => jobStatusWord('completed'),
};

const inThisWeek = (filters: Record<string, string>): string => withFilters(paths.jobs(), { ...filters, hours: '168' });

function DayColumn({ shown, most }: { shown: JobDay; most: number }) {
  const styles = useStyles();
  const told = parts.flatMap((part) => (shown[part] === 0 ? [] : [`${words[part]()}: ${numberWords(shown[part])}`]));
  return (
    <td className={styles.cell} title={[dayWords(shown.day), ...told].join('\n')}>
      <span className={styles.unseen}>{told.length === 0 ? t`No jobs` : told.join(', ')}</span>
      <div aria-hidden className={styles.column}>
        {parts.map(
          (part) =>
            shown[part] > 0 && (
              <span key={part} style={{ height: `${(64 * shown[part]) / most}px` }} className={mergeClasses(styles.part, styles[part])} />
            ),
        )}
      </div>
    </td>
  );
}

const totalOf = ({ done, warned, failed, running, other }: Omit<JobDay, 'day'>): number => done + warned + failed + running + other;

/** Jobs of the last 7 days by result, day by day, and why those failed that did. */
export function JobsOfWeek({ week, asOf }: { week: Week; asOf: string }) {
  const styles = useStyles();
  const days = jobDays(week.quarters, asOf);
  const sum = jobsInAll(days);
  const most = Math.max(1, ...days.map(totalOf));
  return (
    <>
      <p className={styles.sum}>
        <TextLink to={inThisWeek({ status: 'completed' })}>{t`${numberWords(sum.done)} completed`}</TextLink>
        {sum.warned > 0 && (
          <>
            {', '}
            <TextLink to={inThisWeek({ status: 'completed-with-warnings' })}>{t`${numberWords(sum.warned)} with warnings`}</TextLink>
          </>
        )}
        {', '}
        <TextLink to={inThisWeek({ status: 'failed' })}>{t`${numberWords(sum.failed)} failed`}</TextLink>
        {sum.running > 0 && (
          <>
            {', '}
            <TextLink to={inThisWeek({ status: 'running' })}>{t`${numberWords(sum.running)} running`}</TextLink>
          </>
        )}
      </p>
      <table className={styles.chart} aria-label={t`Jobs by day`}>
        <tbody>
          <tr>
            {days.map((shown) => (
              <DayColumn key={shown.day} shown={shown} most={most} />
            ))}
          </tr>
        </tbody>
        <tfoot>
          <tr>
            {days.map(({ day }) => (
              <th key={day} scope="col" className={styles.day} aria-label={dayWords(day)}>
                {shortWeekdayWords(day)}
              </th>
            ))}
          </tr>
        </tfoot>
      </table>
      {week.reasons.length > 0 && (
        <ul aria-label={t`Why jobs failed`} className={styles.reasons}>
          {week.reasons.map(({ problem, count }, index) => (
            <li key={index} className={styles.reason}>
              <span>
                <Happened {...explain(problem)} />
              </span>
              <span>{numberWords(count)}</span>
            </li>
          ))}
        </ul>
      )}
    </>
  );
}

import { plural, t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { excessOf, nextRuns, type PointBudget, type PolicyTerms, type VaultPlace } from '@esan/domain';
import { makeStyles, tokens } from '@fluentui/react-components';
import { useMemo } from 'react';
import { useAzureMoment } from '../api/azure-time.ts';
import { useProfile } from '../api/query.ts';
import { Section } from '../ui/layout/page.tsx';
import { ProgressBar } from '../ui/messages/progress-bar.tsx';
import { Time } from '../ui/time/time.tsx';
import { type } from '../ui/look/type.ts';
import { operationalTierOnly, policySentence, reachWords } from '../words/policies.ts';
import { Term } from '../words/glossary.tsx';
import { CostEstimate } from './cost-estimate.tsx';
import type { CostOf } from './cost-text.ts';
import { yearOf, type PolicyYear } from './policy-year.ts';
import { numberWords } from '../ui/values/number-words.ts';
import { overWords } from './use-policy-draft.ts';
import { YearPreview } from './year-preview.tsx';

const useStyles = makeStyles({
  room: { containerType: 'inline-size' },
  // On a large screen the cost stands beside the points, else below them.
  sides: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 689px)',
    rowGap: '16px',
    alignItems: 'start',
    '@container (min-width: 1240px)': { gridTemplateColumns: 'repeat(2, minmax(0, 689px))', columnGap: '64px' },
  },
  preview: { ...type.data, display: 'flex', flexDirection: 'column', rowGap: '16px', minWidth: 0 },
  title: type.subSection,
  number: type.bigNumber,
  unit: { ...type.data, color: tokens.colorNeutralForeground3 },
  rest: { ...type.caption, color: tokens.colorNeutralForeground3, marginTop: '4px' },
  over: { ...type.data, color: 'var(--bad)', marginTop: '4px' },
  runs: { listStyleType: 'none', padding: 0 },
  stats: { display: 'grid', gridTemplateColumns: 'repeat(auto-fit, minmax(min(100%, 220px), 1fr))', columnGap: '28px', rowGap: '16px' },
});

/** Where a day of 23 hours makes a daily policy keep a point more than days, which would look like a mistake. */
const hasSpringPoint = ({ points }: PointBudget, { schedule, keep, rules }: PolicyTerms): boolean =>
  schedule.frequency === 'daily' && rules.length === 0 && keep.unit === 'days' && points === keep.count + 1;

/** How many points a policy keeps at most, against the limit. */
export function PointCount({ budget, terms }: { budget: PointBudget; terms: PolicyTerms }) {
  const styles = useStyles();
  const { points, limit, over } = budget;
  const left = limit - points;
  return (
    <div>
      <p>
        <span className={styles.number}>{numberWords(points)}</span>{' '}
        <span className={styles.unit}>
          <Trans>of {limit} restore points at most</Trans>
        </span>
      </p>
      <ProgressBar value={points / limit} tone={over > 0 ? 'bad' : 'working'} label={t`Restore points of the limit`} />
      {over > 0 ? (
        <p role="alert" className={styles.over}>
          {overWords(budget)}
        </p>
      ) : (
        <p className={styles.rest}>
          {left === 0
            ? t`None is left for backups on demand.`
            : plural(left, { one: '1 is left for backups on demand.', other: '# are left for backups on demand.' })}
        </p>
      )}
      {hasSpringPoint(budget, terms) && (
        <p className={styles.rest}>
          <Trans>
            {points} exist for an hour a year, when clocks go forward; else {points - 1}.
          </Trans>
        </p>
      )}
    </div>
  );
}

/** The next backups of a policy, on the person's own clock. */
export function NextRuns({ terms, asOf }: { terms: PolicyTerms; asOf: string }) {
  const styles = useStyles();
  const now = useAzureMoment(asOf);
  return (
    <ul className={styles.runs} aria-label={t`Next backups`}>
      {nextRuns(terms.schedule, now, 3).map((at) => (
        <li key={at}>
          <Time at={at} asOf={now} as="moment" />
        </li>
      ))}
    </ul>
  );
}

function Reach({ year: { oldest, until }, asOf }: { year: PolicyYear; asOf: string }) {
  const styles = useStyles();
  const [count, unit] = reachWords(oldest, until);
  return (
    <div>
      <p>
        <span className={styles.number}>{count}</span>{' '}
        <span className={styles.unit}>
          <Trans>{unit} back after one year</Trans>
        </span>
      </p>
      <p className={styles.rest}>
        {oldest === null ? (
          t`No point is left by then.`
        ) : (
          <>
            <Trans>
              The oldest point is then from <Time at={oldest} asOf={asOf} as="moment" />.
            </Trans>
          </>
        )}
      </p>
    </div>
  );
}

type Props = {
  terms: PolicyTerms;
  asOf: string;
  vault: VaultPlace;
  /** The volumes whose cost is estimated, where they are known. */
  of?: CostOf | undefined;
};

/** What a policy comes to: in a sentence, the points that it keeps against the limit, after a year, its cost and its next backups. */
export function PolicyPreview({ terms, asOf, vault, of }: Props) {
  const styles = useStyles();
  const matrix = useProfile();
  // A policy that is asked for again says the same in another object.
  const told = JSON.stringify(terms);
  const same = useMemo(() => JSON.parse(told) as PolicyTerms, [told]);
  const budget = useMemo(() => excessOf(same, matrix), [same, matrix]);
  const year = useMemo(() => yearOf(same, asOf), [same, asOf]);
  return (
    <Section title={t`Restore points and cost`}>
      <div className={styles.room}>
        <div className={styles.sides}>
          <div className={styles.preview}>
            <div>
              <p>{policySentence(same)}.</p>
              <p className={styles.rest}>
                {operationalTierOnly} <Term of="operational-tier" />
              </p>
            </div>
            <div className={styles.stats}>
              <PointCount budget={budget} terms={same} />
              <Reach year={year} asOf={asOf} />
            </div>
            <YearPreview year={year} asOf={asOf} />
          </div>
          <div className={styles.preview}>
            <CostEstimate terms={same} asOf={asOf} vault={vault} of={of} />
            <section aria-label={t`Next backups`}>
              <h3 className={styles.title}>{t`Next backups`}</h3>
              <NextRuns terms={same} asOf={asOf} />
            </section>
          </div>
        </div>
      </div>
    </Section>
  );
}

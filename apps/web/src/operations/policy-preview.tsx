import { excessOf, nextRuns, type PointBudget, type PolicyTerms, type Tag } from '@esan/domain';
import { makeStyles, tokens } from '@fluentui/react-components';
import { Table16Regular } from '@fluentui/react-icons';
import { useMemo, useState } from 'react';
import { useProfile } from '../api/query.ts';
import { BlockedButton } from '../ui/button.tsx';
import { Section } from '../ui/page.tsx';
import { ProgressBar } from '../ui/progress-bar.tsx';
import { Time } from '../ui/time.tsx';
import { type } from '../ui/type.ts';
import { YearGrid, type DayLook } from '../ui/year-grid.tsx';
import { pointsWords, policySentence } from '../words/policies.ts';
import { yearOf, type PolicyYear } from './policy-year.ts';
import { overWords } from './use-policy-draft.ts';

const useStyles = makeStyles({
  preview: { ...type.data, display: 'flex', flexDirection: 'column', rowGap: '16px', minWidth: 0, maxWidth: '689px' },
  title: type.subSection,
  number: type.bigNumber,
  unit: { ...type.data, color: tokens.colorNeutralForeground3 },
  rest: { ...type.caption, color: tokens.colorNeutralForeground3, marginTop: '4px' },
  over: { ...type.data, color: 'var(--bad)', marginTop: '4px' },
  runs: { listStyleType: 'none', padding: 0 },
  head: { display: 'flex', alignItems: 'center', justifyContent: 'space-between', marginBottom: '6px', minHeight: '32px' },
  table: { ...type.caption, width: '100%', borderCollapse: 'collapse', '& th, & td': { textAlign: 'left', padding: '2px 8px 2px 0' } },
});

const looks: Record<Tag, DayLook> = { Default: 'solid', Daily: 'solid', Weekly: 'soft' };
const lookOf = (tag: Tag | null): DayLook => (tag === null ? 'none' : looks[tag]);

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
        <span className={styles.number}>{points}</span> <span className={styles.unit}>of {limit} restore points at most</span>
      </p>
      <ProgressBar value={points / limit} tone={over > 0 ? 'bad' : 'working'} label="Restore points of the limit" />
      {over > 0 ? (
        <p role="alert" className={styles.over}>
          {overWords(budget)}
        </p>
      ) : (
        <p className={styles.rest}>{left === 0 ? 'None is' : left === 1 ? '1 is' : `${left} are`} left for backups on demand.</p>
      )}
      {hasSpringPoint(budget, terms) && (
        <p className={styles.rest}>
          {points} exist for an hour a year, when clocks go forward; else {points - 1}.
        </p>
      )}
    </div>
  );
}

function YearTable({ year, asOf }: { year: PolicyYear; asOf: string }) {
  const styles = useStyles();
  return (
    <table className={styles.table}>
      <thead>
        <tr>
          <th scope="col">Tag</th>
          <th scope="col">Points</th>
          <th scope="col">Oldest</th>
        </tr>
      </thead>
      <tbody>
        {year.byTag.map(({ tag, count, oldest }) => (
          <tr key={tag}>
            <th scope="row">{tag}</th>
            <td>{count}</td>
            <td>
              <Time at={oldest} asOf={asOf} as="moment" />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

const legendOf = ({ byTag }: PolicyYear) => [
  ...byTag.filter(({ count }) => count > 0).map(({ tag }) => ({ look: looks[tag], words: `${tag} point` })),
  { look: 'none' as const, words: 'No point' },
];

function Year({ terms, asOf }: { terms: PolicyTerms; asOf: string }) {
  const styles = useStyles();
  const [isTable, setTable] = useState(false);
  const year = useMemo(() => yearOf(terms, asOf), [terms, asOf]);
  return (
    <section aria-label="After one year">
      <div className={styles.head}>
        <h3 className={styles.title}>After one year: {pointsWords(year.total)}</h3>
        <BlockedButton appearance="subtle" size="small" icon={<Table16Regular />} onPress={() => setTable(!isTable)}>
          {isTable ? 'Picture' : 'Table'}
        </BlockedButton>
      </div>
      {isTable ? (
        <YearTable year={year} asOf={asOf} />
      ) : (
        <YearGrid
          label={`The days of that year of which a restore point exists: ${pointsWords(year.total)}`}
          weeks={year.weeks.map((days) => days.map(lookOf))}
          legend={legendOf(year)}
        />
      )}
    </section>
  );
}

/** The next backups of a policy, on the person's own clock. */
export function NextRuns({ terms, asOf }: { terms: PolicyTerms; asOf: string }) {
  const styles = useStyles();
  return (
    <ul className={styles.runs} aria-label="Next backups">
      {nextRuns(terms.schedule, asOf, 3).map((at) => (
        <li key={at}>
          <Time at={at} asOf={asOf} as="moment" />
        </li>
      ))}
    </ul>
  );
}

/** What a policy comes to: in a sentence, the points that it keeps against the limit, after a year, and its next backups. */
export function PolicyPreview({ terms, asOf }: { terms: PolicyTerms; asOf: string }) {
  const styles = useStyles();
  const matrix = useProfile();
  // A policy that is asked for again says the same in another object.
  const told = JSON.stringify(terms);
  const same = useMemo(() => JSON.parse(told) as PolicyTerms, [told]);
  const budget = useMemo(() => excessOf(same, matrix), [same, matrix]);
  return (
    <Section title="What it comes to">
      <div className={styles.preview}>
        <p>{policySentence(same)}.</p>
        <PointCount budget={budget} terms={same} />
        <Year terms={same} asOf={asOf} />
        <section aria-label="Next backups">
          <h3 className={styles.title}>Next backups</h3>
          <NextRuns terms={same} asOf={asOf} />
        </section>
      </div>
    </Section>
  );
}

import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import { withSeams } from '../../language/seams.ts';
import { below, type } from '../look/type.ts';

/** A label and its value; a value that is missing shows a dash. A long one, such as an id, goes below its label where room is short. */
export type Essential = { label: string; value: ReactNode; isLong?: boolean; /** Beside the label: what it means. */ about?: ReactNode };

const useStyles = makeStyles({
  list: {
    ...type.data,
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fit, minmax(min(100%, 300px), 1fr))',
    columnGap: '32px',
    rowGap: '4px',
    padding: '12px 0 16px',
    containerType: 'inline-size',
  },
  single: { gridTemplateColumns: 'minmax(0, 1fr)', padding: 0 },
  pair: {
    display: 'grid',
    gridTemplateColumns: '124px minmax(0, 1fr)',
    columnGap: '12px',
    alignItems: 'baseline',
    [below.phone]: { gridTemplateColumns: '112px minmax(0, 1fr)' },
    // As wide as "Momentaufnahmengruppe".
    ':lang(de)': { gridTemplateColumns: '156px minmax(0, 1fr)', [below.phone]: { gridTemplateColumns: '152px minmax(0, 1fr)' } },
  },
  long: {
    '@container (max-width: 519px)': { gridTemplateColumns: 'minmax(0, 1fr)', ':lang(de)': { gridTemplateColumns: 'minmax(0, 1fr)' } },
  },
  label: { color: tokens.colorNeutralForeground3, overflowWrap: 'anywhere' },
  value: { overflowWrap: 'anywhere' },
});

/** The facts about one thing, in columns on a page (`columns`) or one below the other in a panel. */
export function Essentials({ facts, layout = 'columns' }: { facts: readonly Essential[]; layout?: 'columns' | 'single' }) {
  const styles = useStyles();
  return (
    <dl className={mergeClasses(styles.list, layout === 'single' && styles.single)}>
      {facts.map(({ label, value, isLong = false, about }) => (
        <div key={label} className={mergeClasses(styles.pair, isLong && styles.long)}>
          <dt className={styles.label}>
            {withSeams(label)}
            {about}
          </dt>
          <dd className={styles.value}>{typeof value === 'string' ? withSeams(value) : (value ?? '–')}</dd>
        </div>
      ))}
    </dl>
  );
}
